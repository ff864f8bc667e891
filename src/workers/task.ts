/**
 * The name of a task, with the types of what goes in, what comes out, and what it tells meanwhile.
 * All three are plain data, so that they can be sent between threads.
 */
export interface TaskName<Input, Output, Progress = never> {
  readonly name: string;
  /** Never there: it carries the types. */
  readonly types?: [Input, Output, Progress];
}

/**
 * Does the task in the thread in which it is called. Typed arrays in the output are handed over to
 * the caller's thread, not copied, so the task must not use them afterwards.
 */
export type Task<Input, Output, Progress = never> = (
  input: Input,
  tell: (progress: Progress) => void,
) => Promise<Output> | Output;

/** The function that a name stands for. */
export type TaskOf<Name> =
  Name extends TaskName<infer Input, infer Output, infer Progress>
    ? Task<Input, Output, Progress>
    : never;

export function taskName<Input, Output, Progress = never>(
  name: string,
): TaskName<Input, Output, Progress> {
  return { name };
}
