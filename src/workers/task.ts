/**
 * The name of a task, with the types of its input, output and progress. All three are plain data,
 * so that they can be sent between threads.
 */
export interface TaskName<Input, Output, Progress = never> {
  readonly name: string;
  /** Never set. It only carries the types. */
  readonly types?: [Input, Output, Progress];
}

/**
 * Runs the task in the current thread. Typed arrays in the output move to the caller's thread
 * without a copy, so the task must not use them afterwards.
 */
export type Task<Input, Output, Progress = never> = (
  input: Input,
  onProgress: (progress: Progress) => void,
) => Promise<Output> | Output;

/** The type of the function with that name. */
export type TaskOf<Name> =
  Name extends TaskName<infer Input, infer Output, infer Progress>
    ? Task<Input, Output, Progress>
    : never;

export function taskName<Input, Output, Progress = never>(
  name: string,
): TaskName<Input, Output, Progress> {
  return { name };
}
