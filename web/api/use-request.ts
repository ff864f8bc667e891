import { useCallback, useEffect, useState } from 'preact/hooks';
import { beginReplacing } from './replacing.ts';
import type { RequestState } from './request.ts';

interface Request<Value> {
  request: RequestState<Value>;
  /** The key that the answer belongs to. */
  shown: string;
  /** Sends the request again. */
  retry: () => void;
}

/**
 * Sends a request whenever the key changes. Until the new answer is there, `request` is the answer
 * to the earlier key, if it was loaded, so that the page stays in its place. A component that shows
 * something else after a change of its key, such as another person, must be given a `key` itself.
 */
export function useRequest<Value>(
  key: string,
  send: () => Promise<RequestState<Value>>,
): Request<Value> {
  const [latest, setLatest] = useState<{ key: string; request: RequestState<Value> }>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const replaces = latest?.request.state === 'loaded';
    if (!replaces) setLatest({ key, request: { state: 'loading' } });
    const endReplacing = replaces ? beginReplacing() : undefined;
    void send().then((request) => {
      if (isCurrent) setLatest({ key, request });
      endReplacing?.();
    });
    return () => {
      isCurrent = false;
    };
    // The key changes with everything the request depends on.
  }, [key, tries]);
  const retry = useCallback(() => setTries((count) => count + 1), []);
  return { request: latest?.request ?? { state: 'loading' }, shown: latest?.key ?? key, retry };
}
