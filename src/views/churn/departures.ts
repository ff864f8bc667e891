import type { DeparturesPage } from '../../model/pages/churn-page.ts';
import { DEPARTURE_REASONS } from '../../model/events.ts';
import { DAY, formatInstant } from '../../model/instant.ts';
import type { Analysis } from '../../analysis/result.ts';
import { isWithin } from '../../analysis/audience/window.ts';
import { called } from '../person/called.ts';
import { isCalled } from '../person/is-called.ts';
import { folded } from '../person/people-index.ts';
import { type ListQuery, listPage, type ListRules } from '../rows/list-page.ts';
import { placesById } from '../rows/people-by-id.ts';

/** Departures of the window, the latest first. */
export function departures(analysis: Analysis): DeparturesPage['items'] {
  const { audience, partition, log } = analysis;
  const { spells } = audience;
  const places = placesById(log.people.ids);
  return departedSpells(analysis)
    .sort(
      (a, b) =>
        spells.leaveBefore[b] - spells.leaveBefore[a] ||
        places[spells.person[a]] - places[spells.person[b]],
    )
    .map((s) => {
      const person = spells.person[s];
      const came = (spells.followAfter[s] + spells.followBefore[s]) / 2;
      const went = (spells.leaveAfter[s] + spells.leaveBefore[s]) / 2;
      return {
        ...called(analysis, person),
        after: Number.isFinite(spells.leaveAfter[s]) ? formatInstant(spells.leaveAfter[s]) : null,
        before: formatInstant(spells.leaveBefore[s]),
        reason: DEPARTURE_REASONS[spells.reason[s]],
        community: partition.communities[partition.community[person]]?.id ?? null,
        followedDays: Number.isFinite(came) && Number.isFinite(went) ? (went - came) / DAY : null,
        massDeparture: spells.massDeparture[s] >= 0,
        followChurner: audience.followChurner[person] === 1,
        returned: s + 1 < spells.count && spells.person[s + 1] === person,
      };
    });
}

type Departure = DeparturesPage['items'][number];

/** A page of the departures that match, the latest first unless the query sorts them. */
export function departuresPage(
  analysis: Analysis,
  query: ListQuery,
  after: number,
): DeparturesPage {
  const { entries, all, next } = listPage(departures(analysis), query, DEPARTURE_RULES, after);
  return { items: entries, all, next };
}

const DEPARTURE_RULES: ListRules<Departure> = {
  filters: {
    text: isCalled,
    community: ({ community }, wanted) => community === wanted,
    reason: ({ reason }, wanted) => reason === wanted,
  },
  columns: {
    person: ({ handle }) => folded(handle ?? '') || null,
    time: ({ before }) => before,
    reason: ({ reason }) => reason,
    followed_days: ({ followedDays }) => followedDays,
    community: ({ community }) => community,
  },
};

/** Spells that the report counts as lost in the window. */
export function departedSpells({ audience, window }: Analysis): number[] {
  const { spells } = audience;
  const left: number[] = [];
  for (let s = 0; s < spells.count; s++) {
    if (isWithin(window, spells.leaveBefore[s])) left.push(s);
  }
  return left;
}
