import { buffersIn, type Call, type Message, writeError } from './protocol.ts';
import type { Task, TaskName } from './task.ts';

/** A task and where its code is, which a thread loads only when the task is asked for. */
export interface TaskEntry {
  name: string;
  load: () => Promise<(input: unknown, tell: (progress: unknown) => void) => unknown>;
}

export function taskEntry<Input, Output, Progress>(
  { name }: TaskName<Input, Output, Progress>,
  load: () => Promise<Task<Input, Output, Progress>>,
): TaskEntry {
  return { name, load: load as TaskEntry['load'] };
}

/**
 * The thread's side of the protocol. A module that exports the result by default lists the tasks
 * that threads can do; a `ThreadPool` is given the address of that module.
 */
export function callRunner(tasks: readonly TaskEntry[]): (call: Call) => Promise<void> {
  const byName = new Map(tasks.map((task) => [task.name, task]));
  return async ({ name, input, port }) => {
    const send = (message: Message, transfer: Iterable<ArrayBuffer> = []): void =>
      port.postMessage(message, [...transfer]);
    try {
      const task = await byName.get(name)!.load();
      const output = await task(input, (progress) => send({ progress }));
      send({ output }, buffersIn(output));
    } catch (error) {
      send({ error: writeError(error) });
    } finally {
      port.close();
    }
  };
}
