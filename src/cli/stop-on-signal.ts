import { constants } from 'node:os';

/** A request to stop from outside: Ctrl-C, or the system shutting down. */
export interface Stop {
  signal: AbortSignal;
  /** 128 plus the number of the signal, as in shells. */
  exitCode: () => number;
  /** Restores the usual effect of signals. */
  ignore: () => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Turns the first signal into a request to stop. A second one ends the program at once. */
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
