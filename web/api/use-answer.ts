import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Answer } from './answer.ts';

/**
 * Sends a request whenever the key changes. `again` repeats it. A response to an earlier key is
 * dropped.
 */
export function useAnswer<Value>(
  key: string,
  request: () => Promise<Answer<Value>>,
): { answer: Answer<Value>; again: () => void } {
  const [given, setGiven] = useState<{ key: string; answer: Answer<Value> }>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isStill = true;
    setGiven((before) => (before?.key === key ? { key, answer: { state: 'waiting' } } : before));
    void request().then((answer) => {
      if (isStill) setGiven({ key, answer });
    });
    return () => {
      isStill = false;
    };
    // The key changes with everything the request depends on.
  }, [key, tries]);
  const again = useCallback(() => setTries((count) => count + 1), []);
  return { answer: given?.key === key ? given.answer : { state: 'waiting' }, again };
}
