import { useCallback, useEffect, useState } from 'preact/hooks';
import type { RequestState } from './request.ts';

/**
 * Sends a request whenever the key changes. `retry` repeats it. A response to an earlier key is
 * dropped.
 */
export function useRequest<Value>(
  key: string,
  send: () => Promise<RequestState<Value>>,
): { request: RequestState<Value>; retry: () => void } {
  const [latest, setLatest] = useState<{ key: string; request: RequestState<Value> }>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setLatest((before) => (before?.key === key ? { key, request: { state: 'loading' } } : before));
    void send().then((request) => {
      if (isCurrent) setLatest({ key, request });
    });
    return () => {
      isCurrent = false;
    };
    // The key changes with everything the request depends on.
  }, [key, tries]);
  const retry = useCallback(() => setTries((count) => count + 1), []);
  return { request: latest?.key === key ? latest.request : { state: 'loading' }, retry };
}
