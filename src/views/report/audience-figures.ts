import type { TribeReport } from '../../model/report.ts';
import type { AudienceStatistics } from '../../model/statistics.ts';
import { formatInstant } from '../../model/instant.ts';
import { DEPARTURE_REASONS, type DepartureReason } from '../../model/events.ts';
import type { Audience } from '../../analysis/audience/audience.ts';
import { isWithin, watchedPart, type Window } from '../../analysis/audience/window.ts';

/** At most this many steps in the chart of the audience over time. */
const STEPS = 60;

type AudienceFigures = Omit<TribeReport['audience'], keyof AudienceStatistics>;

/**
 * Counts of the window. Every follow and departure counts at the latest time it can have happened,
 * which is when it was observed; so `end = start + gained - lost`.
 *
 * @param ids the id of each person.
 * @param posts the owner's posts; those in the observed part of the window count.
 */
export function audienceFigures(
  audience: Audience,
  ids: readonly string[],
  window: Window,
  posts: readonly { at: number }[],
): AudienceFigures {
  const observed = watchedPart(window, audience);
  const { from, to, after } = observed;
  const { spells, leavingSeenFrom: seenFrom } = audience;
  const lostBy = Object.fromEntries(DEPARTURE_REASONS.map((reason) => [reason, 0])) as Record<
    DepartureReason,
    number
  >;
  const steps = to > from ? STEPS : 1;
  const gains = new Float64Array(steps);
  const losses = Array.from({ length: steps }, () => new Float64Array(DEPARTURE_REASONS.length));
  const stepOf = (moment: number): number =>
    Math.min(steps - 1, Math.max(0, Math.ceil(((moment - from) / (to - from || 1)) * steps) - 1));
  let start = 0;
  let gained = 0;
  let lost = 0;
  const followChurners = new Set<number>();
  for (let s = 0; s < spells.count; s++) {
    const followed = spells.followBefore[s];
    const left = spells.leaveBefore[s];
    const wasThere = spells.followAfter[s] === -Infinity || followed <= after;
    if (left <= after || (!wasThere && followed > to)) continue;
    if (audience.followChurner[spells.person[s]] === 1) followChurners.add(spells.person[s]);
    if (wasThere) start++;
    else {
      gained++;
      gains[stepOf(followed)]++;
    }
    if (left <= to) {
      lost++;
      losses[stepOf(left)][spells.reason[s]]++;
      lostBy[DEPARTURE_REASONS[spells.reason[s]]]++;
    }
  }
  return {
    start,
    end: start + gained - lost,
    gained,
    lost,
    lostBy,
    followChurners: followChurners.size,
    followChurnerIds: [...followChurners].map((person) => ids[person]).sort(),
    observed: timeOf(from, to),
    ...(to > from && seenFrom > from && { leavingSeen: timeOf(seenFrom, to) }),
    history: Number.isNaN(from)
      ? []
      : history(start, gains, losses, postsByStep(posts, observed, steps, stepOf), observed),
  };
}

function timeOf(from: number, to: number): { from: string; to: string } | null {
  return to > from ? { from: formatInstant(from), to: formatInstant(to) } : null;
}

function postsByStep(
  posts: readonly { at: number }[],
  observed: Window,
  steps: number,
  stepOf: (moment: number) => number,
): Float64Array {
  const counts = new Float64Array(steps);
  for (const { at } of posts) {
    if (at >= observed.from && isWithin(observed, at)) counts[stepOf(at)]++;
  }
  return counts;
}

function history(
  start: number,
  gains: Float64Array,
  losses: Float64Array[],
  posts: Float64Array,
  { from, to }: Window,
): AudienceFigures['history'] {
  let followers = start;
  return Array.from(gains, (gained, step) => {
    const lost = losses[step].reduce((sum, people) => sum + people, 0);
    followers += gained - lost;
    const at = Math.round(from + ((to - from) * (step + 1)) / gains.length);
    return {
      at: formatInstant(at),
      followers,
      gained,
      lost,
      lostBy: Object.fromEntries(
        DEPARTURE_REASONS.map((reason, r) => [reason, losses[step][r]] as const).filter(
          ([, people]) => people > 0,
        ),
      ),
      posts: posts[step],
    };
  });
}
