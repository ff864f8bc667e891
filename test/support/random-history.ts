import type { Random } from '../../src/stats/random.ts';
import { day } from './audience-of.ts';

/** An event as event files write it, and the time from which on it is known; -Infinity: always. */
export interface DatedEvent {
  event: Record<string, unknown> & { type: string };
  by: number;
}

export interface HistoryOptions {
  days: number;
  people: number;
  /** How follows and departures are known. */
  known: 'events' | 'snapshots' | 'both';
  /** Whether lists miss people who are there, or are cut short, and look-ups explain departures. */
  faults: boolean;
}

const TOPICS = ['rust', 'tea', 'politics'];
const BIOS = ['rust and compilers', 'tea, slowly', 'votes and elections', 'compilers', ''];
const REASONS = ['unfollowed', 'suspended', 'deleted', 'blocked', 'severed', 'unknown'];

/** People who come, go, return and engage, with the owner's posts, at random times. */
export function randomHistory(random: Random, options: HistoryOptions): DatedEvent[] {
  const { days, people, known, faults } = options;
  const history: DatedEvent[] = [
    { event: { type: 'account', id: 'owner', platform: 'other' }, by: -Infinity },
  ];
  const add = (event: DatedEvent['event'], at: number): void => {
    history.push({ event, by: Date.parse(day(at)) });
  };
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)]!;
  const spells: { person: string; from: number; to: number }[] = [];
  for (let p = 0; p < people; p++) {
    const person = `p${p}`;
    let from = p < people / 2 ? -random() * 50 : random() * days;
    for (let spell = 0; spell < 3 && from < days; spell++) {
      const to = from + (random() < 0.3 ? 4 : 60) * -Math.log(1 - random());
      spells.push({ person, from, to });
      if (random() < 0.6) break;
      from = to + 3 + random() * 20;
    }
    add({ type: 'person', id: person, at: day(0), bio: pick(BIOS) }, 0);
    if (random() < 0.3) {
      const at = random() * days;
      add({ type: 'person', id: person, at: day(at), bio: pick(BIOS) }, at);
    }
    if (random() < 0.2) {
      const at = random() * days;
      add({ type: 'following', person, at: day(at) }, at);
    }
  }
  if (known !== 'snapshots') {
    for (const { person, from, to } of spells) {
      if (from > 0) add({ type: 'follow', person, at: day(from) }, from);
      if (to > 0 && to < days)
        add({ type: 'unfollow', person, at: day(to), reason: pick(REASONS) }, to);
    }
  }
  if (known !== 'events') {
    for (let at = 0; at < days; at += random() < 0.1 ? 3 : 1) {
      const missed = faults && random() < 0.1 ? pick(spells).person : '';
      const followers = spells
        .filter(({ person, from, to }) => from <= at && to > at && person !== missed)
        .map(({ person }) => person);
      const isCut = faults && random() < 0.1;
      const listed = isCut ? followers.slice(0, followers.length >> 1) : followers;
      add({ type: 'snapshot', at: day(at), complete: !isCut, followers: listed }, at);
    }
  } else {
    const followers = spells
      .filter(({ from, to }) => from <= 0 && to > 0)
      .map(({ person }) => person);
    add({ type: 'snapshot', at: day(0), complete: true, followers }, 0);
  }
  for (let i = 0; i < days / 2; i++) {
    const at = random() * days;
    const topic = pick(TOPICS);
    add(
      { type: 'post', id: `post${i}`, at: day(at), text: `About ${topic}, ${i}`, topics: [topic] },
      at,
    );
    for (let j = 0; j < 3; j++) {
      const after = Math.min(days, at + random());
      const person = `p${Math.floor(random() * people)}`;
      add({ type: 'engagement', person, post: `post${i}`, kind: 'like', at: day(after) }, after);
    }
  }
  if (faults) {
    for (const { person, to } of spells) {
      const at = to + random() * 10;
      if (random() < 0.3 && at < days)
        add({ type: 'status', person, at: day(at), status: 'suspended' }, at);
    }
  }
  for (let p = 0; p < people; p += 4) {
    const at = random() * days;
    add({ type: 'unfollowing', person: `p${p}`, at: day(at) }, at);
    history.push(
      {
        event: { type: 'interest', person: `p${p}`, term: pick(TOPICS), weight: 1 },
        by: -Infinity,
      },
      { event: { type: 'tie', from: `p${p}`, to: `p${(p + 1) % people}` }, by: -Infinity },
    );
  }
  return history;
}
