import { LRUCache } from 'lru-cache';
import type { Store } from '../store/ports/store.ts';

/** More answers than these are forgotten, those asked for longest ago first. */
const MOST = 1000;

/**
 * Asks the store once for what it answers, and again only when something in it has changed: most
 * requests of a page come while nothing does.
 */
export class KeepWhileSame<Value> {
  readonly #store: Pick<Store, 'version'>;
  readonly #kept = new LRUCache<string, { version: string; value: Promise<Value> }>({ max: MOST });

  constructor(store: Pick<Store, 'version'>) {
    this.#store = store;
  }

  /** @param key stands for all that the answer depends on besides the store. */
  async of(key: string, ask: () => Promise<Value>): Promise<Value> {
    const version = await this.#store.version();
    const known = this.#kept.get(key);
    if (known?.version === version) return known.value;
    const value = ask();
    this.#kept.set(key, { version, value });
    // What went wrong is asked anew.
    value.catch(() => this.#kept.delete(key));
    return value;
  }
}
