import type { AudienceEvent, EngagementEvent, StatusEvent } from '../model/events.ts';
import { DAY, HOUR } from '../model/instant.ts';
import { BLOCK, cidOf, FOLLOW, LIKE, Network, POST, REPOST } from './network.ts';

/** What does not say when it happened happened before, so many ms apart. */
const APART = 6 * HOUR;
/** The age of accounts that do not say theirs, in ms, when everything begins. */
const USUAL_AGE = 900 * DAY;

/** Something that happens on the network, in ms since 1970. */
interface Happening {
  at: number;
  happen: () => void;
}

/** A network on which people do what the people of an audience did. */
export class SimulatedNetwork {
  readonly network = new Network();
  /** The DID of the account that they follow. */
  readonly owner: string;
  /** How many people have left so far. */
  departures = 0;
  readonly #begins: number;
  readonly #dids = new Map<string, string>();
  readonly #posts = new Map<string, string>();
  readonly #left: Happening[] = [];

  /** @param begins in ms since 1970. What the events do not date was there before. */
  constructor(events: readonly AudienceEvent[], begins: number) {
    this.#begins = begins;
    this.owner = this.network.addAccount('robin.example', begins - USUAL_AGE, {
      displayName: 'Robin (simulated)',
    });
    for (const event of events) {
      if (event.type !== 'person') continue;
      const handle = `${(event.handle ?? event.id).replaceAll(/[^a-z0-9]+/gi, '-')}`;
      const name = `${handle.replaceAll(/^-|-$/g, '').toLowerCase()}-${this.#dids.size}.example`;
      const did = this.network.addAccount(name, event.createdAt ?? begins - USUAL_AGE, {
        displayName: event.name ?? handle,
        description: event.bio ?? '',
      });
      this.#dids.set(event.id, did);
    }
    const reasons = Map.groupBy(
      events.filter((event) => event.type === 'status'),
      ({ person }) => person,
    );
    for (const [i, event] of events.entries()) {
      const happening = this.#happening(event, begins - (events.length - i) * APART, reasons);
      if (happening !== undefined) this.#left.push(happening);
    }
    this.#left.sort((a, b) => a.at - b.at);
  }

  /** How many people follow, as the platform's list shows. */
  get followers(): number {
    const { network, owner } = this;
    const isShown = (did: string): boolean =>
      network.link(did, owner, BLOCK) === undefined &&
      network.link(owner, did, BLOCK) === undefined;
    return network.followsOf(owner).filter(({ did }) => isShown(did)).length;
  }

  /** When something happens next, in ms since 1970; `undefined`: nothing more does. */
  get next(): number | undefined {
    return this.#left[0]?.at;
  }

  /** Lets everything happen until a time, in ms since 1970. */
  passUntil(time: number): void {
    const later = this.#left.findIndex(({ at }) => at > time);
    const due = this.#left.splice(0, later < 0 ? this.#left.length : later);
    for (const { happen } of due) happen();
  }

  #happening(
    event: AudienceEvent,
    earlier: number,
    statuses: ReadonlyMap<string, readonly StatusEvent[]>,
  ): Happening | undefined {
    const { network, owner } = this;
    switch (event.type) {
      case 'follow': {
        const did = this.#didOf(event.person);
        const made = network.accounts.get(did)!.createdAt;
        const at = event.before > this.#begins ? event.before : Math.max(earlier, made + HOUR);
        return { at, happen: () => void network.write(did, FOLLOW, { subject: owner }, at) };
      }
      case 'unfollow': {
        const at = event.before;
        const found = statuses.get(event.person)?.find((status) => status.at >= at)?.status;
        return { at, happen: () => this.#leave(this.#didOf(event.person), found, at) };
      }
      case 'following':
      case 'tie': {
        const [from, to] =
          event.type === 'tie'
            ? [this.#didOf(event.from), this.#didOf(event.to)]
            : [owner, this.#didOf(event.person)];
        return {
          at: earlier,
          happen: () => void network.write(from, FOLLOW, { subject: to }, earlier),
        };
      }
      case 'interest': {
        const did = this.#didOf(event.person);
        const post = { text: event.term, tags: [event.term.replace(/^#/, '')] };
        return { at: earlier, happen: () => void network.write(did, POST, post, earlier) };
      }
      case 'post': {
        const { at } = event;
        const langs = event.lang === undefined ? {} : { langs: [event.lang] };
        return {
          at,
          happen: () => {
            const post = { text: event.text, ...langs };
            this.#posts.set(event.id, network.write(owner, POST, post, at));
          },
        };
      }
      case 'engagement':
        return { at: event.at, happen: () => this.#engage(event) };
      default:
        return undefined;
    }
  }

  #leave(did: string, found: StatusEvent['status'] | undefined, at: number): void {
    const { network, owner } = this;
    this.departures++;
    if (found === 'suspended') network.setStatus(did, 'takendown', at);
    else if (found === 'deleted') network.setStatus(did, 'deleted', at);
    else if (found === 'blocked') network.write(did, BLOCK, { subject: owner }, at);
    else {
      const follow = network.link(did, owner, FOLLOW);
      if (follow !== undefined) network.remove(follow, at);
    }
  }

  #engage({ person, post, kind, at }: EngagementEvent): void {
    const uri = this.#posts.get(post ?? '');
    const did = this.#didOf(person);
    if (uri === undefined || !this.network.isActive(did)) return;
    const subject = { uri, cid: cidOf(uri) };
    if (kind === 'like' || kind === 'repost') {
      this.network.write(did, kind === 'like' ? LIKE : REPOST, { subject }, at);
    } else {
      const to =
        kind === 'quote'
          ? { embed: { $type: 'app.bsky.embed.record', record: subject } }
          : { reply: { root: subject, parent: subject } };
      this.network.write(did, POST, { text: 'Yes', ...to }, at);
    }
  }

  /** Returns a new account for somebody without a profile. */
  #didOf(id: string): string {
    const known = this.#dids.get(id);
    if (known !== undefined) return known;
    const did = this.network.addAccount(`${id}.example`, this.#begins - USUAL_AGE);
    this.#dids.set(id, did);
    return did;
  }
}
