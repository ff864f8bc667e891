import type { Platform } from '../../../model/events.ts';
import { handleOfId, personIdOf } from '../../../model/handles.ts';
import { handleHolders, type HandleVersion, type HeldFrom } from './handle-holders.ts';

/**
 * Says who the ids in stored events are. One person may stand there by an id, and by a handle in any
 * form; versions of profiles say whose handle it was. This is worked out whenever an audience is
 * read: what is stored stays as it came, so that later profiles, and corrections, count.
 */
export class PeopleNames {
  readonly platform: Platform;
  readonly #holders: ReadonlyMap<string, HeldFrom[]>;

  /** @param versions of profiles; those of people by handle say nothing. */
  constructor(platform: Platform, versions: readonly HandleVersion[]) {
    this.platform = platform;
    this.#holders = handleHolders(versions);
  }

  /** The id of a person whom an event of that time calls `stored`. */
  idOf(stored: string, at = Infinity): string {
    const id = personIdOf(this.platform, stored);
    const held = this.#heldFrom(id)?.findLast(({ from }) => from <= at);
    return held?.id ?? id;
  }

  /** Who it was when, in order of time, the first from -Infinity; `undefined`: always the same. */
  turnsOf(stored: string): { from: number; id: string }[] | undefined {
    if (this.#holders.size === 0) return undefined;
    const id = personIdOf(this.platform, stored);
    const turns = this.#heldFrom(id);
    if (turns === undefined || turns.length === 1) return undefined;
    return turns.map((turn) => ({ from: turn.from, id: turn.id ?? id }));
  }

  #heldFrom(id: string): HeldFrom[] | undefined {
    if (this.#holders.size === 0) return undefined;
    const handle = handleOfId(id);
    return handle === undefined ? undefined : this.#holders.get(handle);
  }
}
