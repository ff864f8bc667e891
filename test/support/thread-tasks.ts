import { setTimeout } from 'node:timers/promises';
import { TribeError } from '../../src/model/errors.ts';
import { callRunner, taskEntry } from '../../src/workers/run-call.ts';
import { taskName } from '../../src/workers/task.ts';

/** Tells the numbers below one by one and gives their squares. */
export const SQUARE = taskName<number, Float64Array, number>('square');
export const REFUSE = taskName<string, never>('refuse');
export const BREAK = taskName<string, never>('break');
/** Ends its thread in the midst of work. */
export const EXIT = taskName<number, never>('exit');
/** Ends its thread a moment after it is done. */
export const EXIT_LATER = taskName<undefined, undefined>('exit later');
export const USE_ALL_MEMORY = taskName<undefined, number>('use all memory');
export const NEVER_END = taskName<undefined, never, string>('never end');
/** How many times this thread was asked. */
export const COUNT = taskName<undefined, number>('count');
/** Needs a module that does not exist. */
export const UNLOADABLE = taskName<undefined, never>('unloadable');

let count = 0;

/** Tasks by which threads are tried. */
export default callRunner([
  taskEntry(SQUARE, async () => (to, tell) => {
    for (let n = 0; n < to; n++) tell(n);
    return Float64Array.from({ length: to }, (_, n) => n * n);
  }),
  taskEntry(REFUSE, async () => (advice) => {
    throw new TribeError('No.', advice);
  }),
  taskEntry(BREAK, async () => (message) => {
    throw new RangeError(message);
  }),
  taskEntry(EXIT, async () => (code) => process.exit(code)),
  taskEntry(EXIT_LATER, async () => () => {
    void setTimeout(20).then(() => {
      throw new Error('an afterthought');
    });
    return undefined;
  }),
  taskEntry(USE_ALL_MEMORY, async () => () => {
    // In small steps: a large one can reach the end before the thread is stopped.
    let chain: unknown = null;
    for (;;) chain = { next: chain };
  }),
  taskEntry(NEVER_END, async () => (_, tell) => {
    tell('begins');
    for (;;);
  }),
  taskEntry(COUNT, async () => () => ++count),
  taskEntry(UNLOADABLE, async () => {
    const nowhere = './nowhere.ts';
    return (await import(nowhere)) as never;
  }),
]);
