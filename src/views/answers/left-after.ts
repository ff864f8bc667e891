import type { Analysis } from '../../analysis/result.ts';
import { isByChoice } from '../../analysis/effects/design/by-choice.ts';
import { againstUsual } from '../../analysis/posts/against-usual.ts';
import { timeAfterPost, type Span } from '../../analysis/posts/times-after-posts.ts';
import { gainedSpells } from '../../analysis/retention/gained-spells.ts';
import { DEPARTURE_REASONS } from '../../model/events.ts';
import { formatInstant } from '../../model/instant.ts';
import type { LeftAfter } from '../../model/pages/answers.ts';
import { compareTexts } from '../report/compare-texts.ts';
import type { PageBasis } from '../page-basis.ts';
import { called } from '../person/called.ts';
import { MOST_LISTED } from './most-listed.ts';
import { postRow } from './post-row.ts';

/**
 * Who came and left after a post, against what is usual.
 *
 * @param post position in `log.posts`.
 */
export function leftAfter(analysis: Analysis, basis: PageBasis, post: number): LeftAfter {
  const { log, audience, window } = analysis;
  const time = timeAfterPost(log.posts, post, audience, window);
  if (time === undefined) {
    const nothing = { time: null, left: null, came: null, people: [], peopleInAll: 0 };
    return { post: postRow(analysis, post), ...nothing };
  }
  const { came, left } = basis.comingsAndGoings;
  const people = peopleOf(analysis, time);
  return {
    post: postRow(analysis, post),
    time: {
      from: formatInstant(time.from),
      until: formatInstant(time.until),
      next: time.next < 0 ? null : log.posts[time.next].id,
      posts: log.posts.filter(({ at }) => at >= time.from && at < time.until).length,
    },
    left: againstUsual(left, time, time.others),
    came: againstUsual(came, time, time.others),
    people: people.slice(0, MOST_LISTED),
    peopleInAll: people.length,
  };
}

/** Everyone who came or left in a time, the departures first, then by time. */
function peopleOf(analysis: Analysis, { from, until }: Span): LeftAfter['people'] {
  const { audience, partition } = analysis;
  const { spells } = audience;
  const gained = new Set(gainedSpells(audience));
  const row = (s: number, change: 'came' | 'left', after: number, before: number) => ({
    ...called(analysis, spells.person[s]),
    change,
    after: Number.isFinite(after) ? formatInstant(after) : null,
    before: formatInstant(before),
    reason: change === 'left' ? DEPARTURE_REASONS[spells.reason[s]] : null,
    counted: change === 'left' ? isByChoice(audience, s) : gained.has(s),
    community: partition.communities[partition.community[spells.person[s]]]?.id ?? null,
  });
  const within = (moment: number): boolean => moment > from && moment <= until;
  const [left, came]: LeftAfter['people'][] = [[], []];
  for (let s = 0; s < spells.count; s++) {
    const { followAfter, followBefore, leaveAfter, leaveBefore } = spells;
    if (within(leaveBefore[s])) left.push(row(s, 'left', leaveAfter[s], leaveBefore[s]));
    if (followAfter[s] !== -Infinity && within(followBefore[s]))
      came.push(row(s, 'came', followAfter[s], followBefore[s]));
  }
  return [...left.sort(byTime), ...came.sort(byTime)];
}

type Changed = LeftAfter['people'][number];

function byTime(a: Changed, b: Changed): number {
  return compareTexts(a.before, b.before) || compareTexts(a.id, b.id);
}
