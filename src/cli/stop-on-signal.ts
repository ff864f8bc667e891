import { constants } from 'node:os';

/** A stop asked for from outside: Ctrl-C, or the system shutting down. */
export interface Stop {
  signal: AbortSignal;
  /** As shells count: 128 and the number of the signal. */
  exitCode: () => number;
  /** From now on signals do again what they always do. */
  ignore: () => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Turns the first signal into a request to stop; a second one ends the program at once. */
export function stopOnSignal(onStop: () => void): Stop {
  const controller = new AbortController();
  let number = 0;
  const ignore = (): void => {
    for (const name of SIGNALS) process.off(name, stop);
  };
  const stop = (name: (typeof SIGNALS)[number]): void => {
    ignore();
    number = constants.signals[name];
    controller.abort();
    onStop();
  };
  for (const name of SIGNALS) process.on(name, stop);
  return { signal: controller.signal, exitCode: () => 128 + number, ignore };
}
