import { followAudience } from '../../src/analysis/audience/follow-audience.ts';
import { DEPARTURE_REASONS } from '../../src/model/events.ts';
import { DAY, HOUR } from '../../src/model/instant.ts';
import { seededRandom, type Random } from '../../src/stats/random.ts';
import { type ConnectedAccount, connectedAccount } from '../support/bluesky/connected-account.ts';
import { HOSTS, type StreamFault } from '../../src/fake-bluesky/jetstream.ts';
import { listening, type ListeningAccount } from '../support/bluesky/listening-account.ts';
import { BLOCK, FOLLOW, LIKE, Network, POST } from '../../src/fake-bluesky/network.ts';

const MINUTE = 60_000;
const BEGINS = Date.UTC(2026, 2, 10, 7);
const MADE = BEGINS - 900 * DAY;
const FOLLOWERS = 60;
const EPISODES = 10;

/** A person whose follow ended, and when. */
interface Ending {
  did: string;
  at: number;
}

/** A random history of an audience on Bluesky, which was listened to while things went wrong. */
export class LiveHistory {
  readonly random: Random;
  readonly network = new Network();
  readonly alice: string;
  readonly endings: Ending[] = [];
  /** What is not as it truly was. */
  readonly faults: string[] = [];
  /** Whose follow a perfect observer would count now, given the snapshots that there were. */
  readonly #counted = new Set<string>();
  /** Whose account was deleted since the last snapshot. */
  readonly #deleted = new Set<string>();
  readonly #people: string[] = [];
  readonly #blocks = new Map<string, string>();
  readonly #losesEvents: boolean;
  readonly #share: number;
  readonly #post: string;
  readonly #seed: number;
  #account!: ConnectedAccount;
  #live: ListeningAccount | undefined;
  #mayDie = false;
  kills = 0;

  constructor(seed: number) {
    this.#seed = seed;
    this.random = seededRandom(seed);
    this.#losesEvents = this.random() < 0.3;
    this.#share = this.random() * 0.15;
    this.alice = this.network.addAccount('alice.example', MADE);
    this.#post = this.network.write(this.alice, POST, { text: 'Ferries' }, BEGINS - 9 * DAY);
    for (let i = 0; i < FOLLOWERS; i++) this.#newcomer(BEGINS - (FOLLOWERS - i) * DAY);
  }

  /** Lives through it. */
  async live(): Promise<void> {
    this.#account = await connectedAccount(this.network, 'alice.example', BEGINS);
    try {
      this.#breakThings();
      await this.#snapshot();
      for (let episode = 0; episode < EPISODES; episode++) await this.#episode();
      await this.#stop();
      await this.#snapshot();
      await this.#listening();
      await this.#judge('at the end', true);
      await this.#judgeDepartures();
    } finally {
      await this.#live?.stop();
      await this.#account.end();
    }
  }

  async #episode(): Promise<void> {
    const kind = this.random();
    if (kind < 0.6) await this.#listenFor((2 + this.random() * 12) * MINUTE);
    else if (kind < 0.75) await this.#sleep((this.random() < 0.2 ? 45 : 20) * HOUR * this.random());
    else if (kind < 0.9) {
      await this.#stop();
      await this.#snapshot();
      await this.#listening();
      await this.#judge('after a snapshot', true);
    } else await this.#die();
  }

  async #listenFor(ms: number): Promise<void> {
    const happenings = Math.floor(this.random() * 5);
    for (let i = 0; i <= happenings; i++) {
      const live = await this.#listening();
      await live.pass(Math.floor(ms / (happenings + 1)));
      if (i < happenings) this.#something(this.#time);
      await live.calm();
    }
    // New followers are found within a minute, and servers that are silent in ten.
    const live = await this.#listening();
    await live.pass((this.#account.server.jetstream.silent.size > 0 ? 25 : 3) * MINUTE);
    await this.#judge('live', !this.#losesEvents);
  }

  async #sleep(ms: number): Promise<void> {
    await this.#stop();
    const until = this.#time + ms;
    for (let i = Math.floor(this.random() * 4); i > 0; i--) {
      this.#account.clock.time += (until - this.#time) * this.random();
      this.#account.clock.time = Math.floor(this.#time);
      this.#something(this.#time);
    }
    this.#account.clock.time = Math.floor(until);
  }

  /** The program dies while it stores something. */
  async #die(): Promise<void> {
    const live = await this.#listening();
    this.#mayDie = true;
    for (let i = 0; i < 4; i++) {
      this.#something(this.#time);
      await live.pass(MINUTE);
    }
    this.#mayDie = false;
    await this.#stop();
  }

  get #time(): number {
    return this.#account.clock.time;
  }

  /** Listens, or goes on listening. After a gap there is a snapshot first. */
  async #listening(): Promise<ListeningAccount> {
    for (;;) {
      this.#live ??= await listening(this.#account, () => this.#mayDie && this.random() < 0.3);
      const live = this.#live;
      const end = await Promise.race([live.ended, live.calm().then(() => undefined)]);
      if (end === undefined) return live;
      this.#live = undefined;
      if (end === 'gap') await this.#snapshot();
      else if (end === 'died') this.kills++;
      else this.#account.clock.time += MINUTE;
    }
  }

  async #stop(): Promise<void> {
    if ((await this.#live?.stop()) === 'died') this.kills++;
    this.#live = undefined;
  }

  /** Takes two snapshots: the second one confirms a list that is far shorter than before. */
  async #snapshot(): Promise<void> {
    for (let goes = 0, complete = 0; complete < 2; goes++) {
      const { stopped, followers } = await this.#account.snapshot();
      if (stopped === undefined && followers?.complete === true) complete++;
      if (goes > 50) throw new Error(`seed ${this.#seed}: a snapshot does not come to an end`);
      this.#account.clock.time += MINUTE;
    }
    this.#deleted.clear();
    for (const did of this.#people) {
      if (this.#isShown(did)) this.#counted.add(did);
      else this.#counted.delete(did);
    }
    this.#account.clock.time += 1000;
  }

  #breakThings(): void {
    const { server } = this.#account;
    const { jetstream } = server;
    const kinds: StreamFault[] = ['twice', 'cut', 'garbage'];
    if (this.#losesEvents) kinds.push('missing');
    jetstream.fault = () =>
      this.random() < this.#share ? kinds[Math.floor(this.random() * kinds.length)] : undefined;
    jetstream.refuses = () => this.random() < this.#share;
    const calls = ['limited', 'broken', 'cut off', 'unavailable'] as const;
    server.fault = () =>
      this.random() < this.#share / 10
        ? calls[Math.floor(this.random() * calls.length)]
        : undefined;
    const silent = HOSTS[Math.floor(this.random() * 12)];
    if (silent !== undefined) jetstream.silent.add(silent);
    if (this.random() < 0.2) jetstream.keeps = 6 * HOUR;
  }

  #newcomer(at: number): string {
    const did = this.network.addAccount(`person-${this.#people.length}.example`, MADE);
    this.#people.push(did);
    this.network.write(did, FOLLOW, { subject: this.alice }, at);
    return did;
  }

  #recordsOf(did: string): string[] {
    return [...this.network.records.values()]
      .filter(
        ({ did: author, collection, value }) =>
          author === did && collection === FOLLOW && value.subject === this.alice,
      )
      .map(({ uri }) => uri);
  }

  #isShown(did: string): boolean {
    return this.network.isActive(did) && !this.#blocks.has(did) && this.#recordsOf(did).length > 0;
  }

  /** Something happens to somebody. */
  #something(at: number): void {
    const { network, random, alice } = this;
    const pick = random();
    if (pick < 0.15) {
      this.#counted.add(this.#newcomer(at));
      return;
    }
    const did = this.#people[Math.floor(random() * this.#people.length)]!;
    const account = network.accounts.get(did)!;
    const records = this.#recordsOf(did);
    if (account.status !== undefined) {
      if (account.status !== 'deleted') network.setStatus(did, undefined, at);
      return;
    }
    const block = this.#blocks.get(did);
    if (pick < 0.45 && records.length > 0) {
      network.remove(records[Math.floor(random() * records.length)]!, at);
      if (records.length === 1) this.#ends(did, at);
    } else if (pick < 0.55 && block === undefined) {
      network.write(did, FOLLOW, { subject: alice }, at);
      this.#counted.add(did);
    } else if (pick < 0.65) {
      network.setStatus(did, random() < 0.5 ? 'deactivated' : 'takendown', at);
    } else if (pick < 0.68 && records.length > 0) {
      network.setStatus(did, 'deleted', at);
      this.#ends(did, at);
      this.#deleted.add(did);
    } else if (pick < 0.75) {
      if (block === undefined) {
        this.#blocks.set(did, network.write(did, BLOCK, { subject: alice }, at));
      } else {
        network.remove(block, at);
        this.#blocks.delete(did);
      }
    } else if (pick < 0.85) {
      const other = network.write(did, FOLLOW, { subject: this.#people[0] }, at);
      network.remove(other, at + 1);
    } else if (pick < 0.9) network.rename(did, `renamed-${at}.example`, at);
    else network.write(did, LIKE, { subject: { uri: this.#post, cid: 'bafyreib2rxk3' } }, at);
  }

  #ends(did: string, at: number): void {
    this.endings.push({ did, at });
    this.#counted.delete(did);
  }

  /** @param isExact whether nothing may be missed. */
  async #judge(when: string, isExact: boolean): Promise<void> {
    const told = new Set<string>();
    const { log, spells } = await this.#told();
    for (let s = 0; s < spells.count; s++) {
      if (spells.leaveBefore[s] === Infinity) told.add(log.people.ids[spells.person[s]!]!);
    }
    for (const did of this.#people) {
      const is = this.#counted.has(did);
      // A deletion that could not be looked up shows in the next snapshot.
      const mayStay = !isExact || this.#deleted.has(did);
      if (told.has(did) === is || (mayStay && !is)) continue;
      this.#fault(`${when}, ${did} ${is ? 'is gone, and follows' : 'follows, and is gone'}`);
    }
  }

  /** Every departure that is told as an unfollow is one. */
  async #judgeDepartures(): Promise<void> {
    const { log, spells } = await this.#told();
    for (let s = 0; s < spells.count; s++) {
      const did = log.people.ids[spells.person[s]!]!;
      const [after, before] = [spells.leaveAfter[s]!, spells.leaveBefore[s]!];
      const reason = DEPARTURE_REASONS[spells.reason[s]!]!;
      if (before === Infinity || reason !== 'unfollowed') continue;
      const isTrue = this.endings.some(
        (ending) =>
          ending.did === did &&
          (after === before ? ending.at === before : ending.at > after && ending.at <= before),
      );
      if (!isTrue) this.#fault(`${did} did not leave in (${after}, ${before}]`);
    }
  }

  async #told() {
    const store = await this.#account.store.forAccount(this.#account.account);
    return followAudience(await store.log.loadAudience());
  }

  #fault(text: string): void {
    this.faults.push(`seed ${this.#seed}: ${text}`);
  }
}
