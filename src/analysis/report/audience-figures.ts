import type { TribeReport } from '../../model/report.ts';
import { formatInstant } from '../../model/instant.ts';
import { DEPARTURE_REASONS, type DepartureReason } from '../../model/events.ts';
import type { Audience } from '../audience/audience.ts';
import { watchedPart, type Window } from '../audience/window.ts';

/** At most this many steps in the picture of the audience over time. */
const STEPS = 60;

type AudienceFigures = Omit<
  TribeReport['audience'],
  'retention30' | 'retention90' | 'retention365'
>;

/**
 * Counts of the window: every follow and departure is counted at the latest moment it
 * can have happened, which is when it was seen; so `end = start + gained - lost`.
 *
 * @param ids for each person their id.
 */
export function audienceFigures(
  audience: Audience,
  ids: readonly string[],
  window: Window,
): AudienceFigures {
  const { from, to } = watchedPart(window, audience);
  const { spells } = audience;
  const lostBy = Object.fromEntries(DEPARTURE_REASONS.map((reason) => [reason, 0])) as Record<
    DepartureReason,
    number
  >;
  const steps = to > from ? STEPS : 1;
  const gains = new Float64Array(steps);
  const losses = new Float64Array(steps);
  const stepOf = (moment: number): number =>
    Math.min(steps - 1, Math.max(0, Math.ceil(((moment - from) / (to - from || 1)) * steps) - 1));
  let start = 0;
  let gained = 0;
  let lost = 0;
  const churners = new Set<number>();
  for (let s = 0; s < spells.count; s++) {
    const followed = spells.followBefore[s];
    const left = spells.leaveBefore[s];
    const wasThere = spells.followAfter[s] === -Infinity || followed < from;
    if (left < from || (!wasThere && followed > to)) continue;
    if (audience.churner[spells.person[s]] === 1) churners.add(spells.person[s]);
    if (wasThere) start++;
    else {
      gained++;
      gains[stepOf(followed)]++;
    }
    if (left <= to) {
      lost++;
      losses[stepOf(left)]++;
      lostBy[DEPARTURE_REASONS[spells.reason[s]]]++;
    }
  }
  return {
    start,
    end: start + gained - lost,
    gained,
    lost,
    lostBy,
    churners: churners.size,
    churnerIds: [...churners].map((person) => ids[person]).sort(),
    history: Number.isNaN(from) ? [] : history(start, gains, losses, from, to),
  };
}

function history(
  start: number,
  gains: Float64Array,
  losses: Float64Array,
  from: number,
  to: number,
): AudienceFigures['history'] {
  let followers = start;
  return Array.from(gains, (gained, step) => {
    const lost = losses[step];
    followers += gained - lost;
    const at = Math.round(from + ((to - from) * (step + 1)) / gains.length);
    return { at: formatInstant(at), followers, gained, lost };
  });
}
