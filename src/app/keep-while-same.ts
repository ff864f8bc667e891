import { LRUCache } from 'lru-cache';
import type { Store } from '../store/ports/store.ts';

/** The most answers to keep. The one asked for longest ago is forgotten first. */
const MOST = 1000;

/**
 * Keeps answers of the store until something in it changes. Nothing changes between most requests
 * of a page.
 */
export class KeepWhileSame<Value> {
  readonly #store: Pick<Store, 'version'>;
  readonly #cached = new LRUCache<string, { version: string; value: Promise<Value> }>({
    max: MOST,
  });

  constructor(store: Pick<Store, 'version'>) {
    this.#store = store;
  }

  /** @param key the same only for answers that depend on the same things besides the store. */
  async of(key: string, ask: () => Promise<Value>): Promise<Value> {
    const version = await this.#store.version();
    const known = this.#cached.get(key);
    if (known?.version === version) return known.value;
    const value = ask();
    this.#cached.set(key, { version, value });
    // After an error, the next caller asks again.
    value.catch(() => this.#cached.delete(key));
    return value;
  }
}
