import type { Platform } from '../../../model/events.ts';
import { handleOfId, personIdOf } from '../../../model/handles.ts';
import { handleHolders, type HandleVersion, type HeldFrom } from './handle-holders.ts';

/**
 * Finds the people behind the ids in stored events, which may contain one person by id and by handle.
 * Versions of profiles show whose handle it was. We do this whenever we read an audience and leave
 * stored events unchanged, so that later profiles and corrections count.
 */
export class PeopleNames {
  readonly platform: Platform;
  readonly #holders: ReadonlyMap<string, HeldFrom[]>;

  /** @param versions of profiles of people whose id is known. */
  constructor(platform: Platform, versions: readonly HandleVersion[]) {
    this.platform = platform;
    this.#holders = handleHolders(versions);
  }

  /** Returns the id of the person whom an event of that time calls `stored`. */
  idOf(stored: string, at = Infinity): string {
    const id = personIdOf(this.platform, stored);
    const held = this.#heldFrom(id)?.findLast(({ from }) => from <= at);
    return held?.id ?? id;
  }

  /** Returns who it was from when, by time, from -Infinity on; `undefined`: always the same person. */
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
