import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';
import { ThreadPool } from '../../src/workers/thread-pool.ts';

/** In tests instead of `src/app/threads.ts`: a thread starts from the program in a few files. */
export function threadPool(): ThreadPool {
  return new ThreadPool(pathToFileURL(join(inject('program'), 'tasks.js')));
}
