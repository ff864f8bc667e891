import { extname } from 'node:path';
import { ThreadPool } from '../workers/thread-pool.ts';

/** Returns a pool whose threads do the tasks of `tasks.ts`. */
export function threadPool(): ThreadPool {
  return new ThreadPool(new URL(`./tasks${extname(import.meta.url)}`, import.meta.url));
}
