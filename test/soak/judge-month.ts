import { countUpTo } from '../../src/stats/count-up-to.ts';
import { followAudience } from '../../src/analysis/audience/follow-audience.ts';
import type { AudienceLog } from '../../src/model/audience-log.ts';
import type { Month } from './month.ts';
import { OWNER, BEGINS, followed } from './random-world.ts';

/** What of a month is not as it truly was; empty: all is. */
export async function judgeMonth(month: Month): Promise<string[]> {
  const { log: stored, privacy } = await month.store.forAccount(OWNER);
  // Accounts that X deleted are known by digests, under which all the rest must be as it was.
  await privacy.restore(month.world.followers.map(({ person }) => person));
  const log = await stored.loadAudience();
  return [
    ...judgeSnapshots(month, log),
    ...judgeSpells(month, log),
    ...(await judgeMoney(month, log)),
  ].map((fault) => `seed ${month.seed}: ${fault}`);
}

/**
 * Of a complete snapshot: who is listed followed at some time of it, who is not did not. Where pages
 * are cut by number rather than by place, a newcomer whom nobody has seen before may be passed over.
 */
function judgeSnapshots(
  { world, results, settings }: Month,
  { snapshots, people }: AudienceLog,
): string[] {
  const faults: string[] = [];
  const complete = snapshots.filter((snapshot) => snapshot.complete);
  if (complete.length < results.length * 0.7)
    faults.push(`only ${complete.length} snapshots are complete`);
  const everybody = new Set(world.followers.map(({ person }) => person));
  const seen = new Set<string>();
  for (const { at, began = at, followers } of complete) {
    const listed = new Set(Array.from(followers, (position) => people.ids[position]!));
    for (const person of everybody) {
      const truly = followed(world.followers, person, began, at);
      if (listed.has(person) && truly === 'never')
        faults.push(`${person} is listed at ${at}, and did not follow`);
      if (
        !listed.has(person) &&
        truly === 'all along' &&
        (settings.paging === 'keyset' || seen.has(person))
      )
        faults.push(`${person} is not listed at ${at}, and did follow`);
    }
    for (const person of listed) seen.add(person);
    for (const person of listed) if (!everybody.has(person)) faults.push(`${person} is nobody`);
  }
  return faults;
}

/** Every departure that is told happened when it is told; every one that could be seen is told. */
function judgeSpells({ world }: Month, log: AudienceLog): string[] {
  const faults: string[] = [];
  const { spells, snapshots } = followAudience(log);
  const complete = log.snapshots.filter((snapshot) => snapshot.complete);
  const held = new Set(snapshots.flatMap(({ at, reason }) => (reason === '' ? [] : [at])));
  const believed = complete.filter(({ at }) => !held.has(at));
  const told = new Map<string, { after: number; before: number; reason: number }[]>();
  for (let s = 0; s < spells.count; s++) {
    const person = log.people.ids[spells.person[s]!]!;
    const [after, before] = [spells.leaveAfter[s]!, spells.leaveBefore[s]!];
    if (before === Infinity) continue;
    told.set(person, [...(told.get(person) ?? []), { after, before, reason: spells.reason[s]! }]);
    const truly = world.followers.some(
      (spell) => spell.person === person && spell.to > after && spell.to <= before,
    );
    if (!truly) faults.push(`${person} did not leave in (${after}, ${before}]`);
  }
  for (const { person, from, to } of world.followers) {
    if (to === Infinity) continue;
    const seen = believed.find(
      (snapshot) => (snapshot.began ?? snapshot.at) >= from && snapshot.at < to,
    );
    const missed = believed.find((snapshot) => (snapshot.began ?? snapshot.at) >= to);
    if (seen === undefined || missed === undefined) continue;
    const isTold = told.get(person)?.some(({ after, before }) => to > after && to <= before);
    if (isTold !== true) faults.push(`${person} left at ${to}, which is not told`);
  }
  return faults;
}

/** What is written down is what was charged, and nobody is paid for twice in one snapshot. */
async function judgeMoney(month: Month, { snapshots }: AudienceLog): Promise<string[]> {
  const { store, fake, settings } = month;
  const faults: string[] = [];
  const memory = (await store.forAccount(OWNER)).collector;
  const lines = await memory.spending.since(BEGINS - 90 * 86_400_000);
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  const unsure = lines.reduce((sum, line) => sum + line.unsure, 0);
  const delivered = fake.billing.lines.filter((line) => line.delivered);
  const charged = delivered.reduce((sum, { price }) => sum + price, 0);
  // Killed with an answer in hand: who has left before the same is asked again was charged for.
  const mayMiss = month.kills > 0 ? 5 * 1000 : 0;
  if (amount > charged) faults.push(`${amount} written down, ${charged} charged`);
  if (charged > amount + unsure + mayMiss) {
    faults.push(`${charged} charged, ${amount} and perhaps ${unsure} written down`);
  }
  if (fake.oauth.reused > 0) faults.push('a token was renewed twice');
  if (settings.expires || settings.repeats || settings.paging === 'offset' || unsure > 0)
    return faults;
  const ends = Float64Array.from(snapshots, ({ at }) => at).sort();
  const paid = new Set<string>();
  for (const { endpoint, id, at } of fake.billing.lines) {
    if (endpoint !== 'users/:id/followers') continue;
    const bought = `${id} in snapshot ${countUpTo(ends, at)}`;
    if (paid.has(bought)) faults.push(`${bought} was paid for twice`);
    paid.add(bought);
  }
  return faults;
}
