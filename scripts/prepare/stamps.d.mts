/** A step that makes a checkout ready. */
export interface Step {
  name: string;
  /** Of its inputs. */
  digest(): string;
  /** Files that it writes. */
  outputs: readonly string[];
}

/** Of the names and contents of all files in these places, and of what else has a say. */
export function digestOf(paths: readonly string[], others?: readonly string[]): string;

/** Whether its inputs are as they were when it last succeeded. */
export function isDone(step: Step): boolean;
