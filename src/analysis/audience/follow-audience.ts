import type { AudienceLog } from '../../model/audience-log.ts';
import { handleOfId } from '../../model/handles.ts';
import { accountDates, ownerSince } from './account-dates.ts';
import type { Audience } from './audience.ts';
import { findFollowChurners } from './follow-churners/find-follow-churners.ts';
import { followerSpells } from './follower-spells.ts';
import { inferFollows } from './infer-follows.ts';
import { inNoOrder, judgeOrder, type ListOrder } from './judge-order.ts';
import { audienceChoices } from './audience-choices.ts';
import { judgeSnapshots, type ListedPeople } from './judge-snapshots.ts';
import { INCOMPLETE } from './snapshot-verdict.ts';
import { leavingSeenFrom } from './leaving-seen.ts';
import { ownerCorrections } from './owner-corrections.ts';
import { findMassDepartures } from './mass-departures.ts';
import { observedTime } from './observed-time.ts';
import { gatherSightings } from './sightings.ts';
import { withoutOutdone } from './without-outdone.ts';
import { type CountedLog, withoutRejected } from './without-rejected.ts';

/**
 * Returns the audience over time: judges the snapshots, leaves out what only the rejected ones
 * contain, joins the rest with the events into follower spells, and marks follow churners and mass
 * departures.
 */
export function followAudience(imported: AudienceLog): Audience {
  const known = { ...imported, snapshots: withoutOutdone(imported.snapshots) };
  const judged = judgeSnapshots(
    known.snapshots,
    listedPeople(known),
    ownerCorrections(known).snapshots,
  );
  const counted = withoutRejected(known, judged);
  const { log, numbers } = counted;
  const people = log.people.count;
  const believed = Float64Array.from(
    log.snapshots.filter((_, i) => counted.verdicts[i].believed),
    (r) => r.at,
  );
  const { from, to } = observedTime(log);
  const { spells, missedOnce, reinstated, order, inferred } = followsInOrder(counted, believed, to);
  const postTimes = Float64Array.from(log.posts, ({ at }) => at);
  const massDepartures = findMassDepartures(spells, believed, postTimes, from, to);
  const engaged = new Uint8Array(people);
  for (const person of log.engagements.person) engaged[person] = 1;
  const { followChurner, learned } = findFollowChurners(
    spells,
    log.people,
    engaged,
    to,
    ownerCorrections(log).followChurners,
  );
  return {
    log,
    numbers,
    spells,
    from,
    to,
    followChurner,
    learnedSigns: learned,
    watched: believed,
    leavingSeenFrom: leavingSeenFrom(log, believed),
    massDepartures,
    snapshots: known.snapshots.map(({ at, complete, incomplete, followers }, i) => ({
      at,
      complete,
      followers: followers.length,
      reason: judged[i].reason,
      ...(judged[i].reason === INCOMPLETE && incomplete !== undefined && { incomplete }),
    })),
    choices: audienceChoices(known.snapshots, judged),
    missedOnce,
    reinstated,
    order,
    inferred,
  };
}

function listedPeople({ people: { count, ids } }: AudienceLog): ListedPeople {
  return { count, byHandle: Uint8Array.from(ids, (id) => Number(handleOfId(id) !== undefined)) };
}

/** The most people whose follow time contradicts the order, as a share, in a list in order. */
const MOST_DISPUTED = 0.05;

type InOrder = ReturnType<typeof followerSpells> & Pick<Audience, 'order' | 'inferred'>;

/**
 * Returns the spells, and the follow times inferred from the order of the lists if it is believed.
 */
function followsInOrder(
  { log, verdicts }: CountedLog,
  believed: Float64Array,
  to: number,
): InOrder {
  const dates = accountDates(log);
  const since = ownerSince(log);
  const sightings = gatherSightings(log.snapshots, verdicts, log.people.count);
  const trusting = (order: ListOrder): InOrder => {
    const isOrdered = order.sound.length > 0;
    const found = followerSpells(log, sightings, isOrdered, believed, to);
    const lists = order.sound.map((i) => log.snapshots[i]);
    return { ...found, order, inferred: inferFollows(found.spells, lists, dates, since) };
  };
  const order = judgeOrder(log.snapshots, verdicts, dates, sightings.arrivals);
  const found = trusting(order);
  return found.inferred.disputed <= MOST_DISPUTED
    ? found
    : trusting(inNoOrder(order.lists, 'it contradicts known follow times'));
}
