import { buffersIn, type Call, type Message, writeError } from './protocol.ts';
import type { Task, TaskName } from './task.ts';

/** A task and its code, which a thread loads when it first runs the task. */
export interface TaskEntry {
  name: string;
  load: () => Promise<(input: unknown, onProgress: (progress: unknown) => void) => unknown>;
}

export function taskEntry<Input, Output, Progress>(
  { name }: TaskName<Input, Output, Progress>,
  load: () => Promise<Task<Input, Output, Progress>>,
): TaskEntry {
  return { name, load: load as TaskEntry['load'] };
}

/**
 * Returns the thread's side of the protocol. The module that exports it by default lists the tasks
 * of a thread; a `ThreadPool` needs the address of that module.
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
