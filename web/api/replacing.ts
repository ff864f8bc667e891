import { useEffect, useState } from 'preact/hooks';

/** Requests under way whose earlier answers are still shown. */
let requests = 0;
const listeners = new Set<() => void>();

/** Notes that the answer on the screen is being replaced. Returns a function that ends this. */
export function beginReplacing(): () => void {
  change(1);
  return () => change(-1);
}

/** Whether anything on the screen is being replaced. */
export function useReplacing(): boolean {
  const [isReplacing, setReplacing] = useState(requests > 0);
  useEffect(() => {
    const listen = (): void => setReplacing(requests > 0);
    listeners.add(listen);
    listen();
    return () => {
      listeners.delete(listen);
    };
  }, []);
  return isReplacing;
}

function change(by: 1 | -1): void {
  requests += by;
  for (const listener of listeners) listener();
}
