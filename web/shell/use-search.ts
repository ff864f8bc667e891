import { useEffect, useState } from 'preact/hooks';
import { goTo } from './address.ts';
import type { Scope } from './scope.ts';
import { type Found, search } from './search-hits.ts';

/** Milliseconds without typing before the search starts. */
const QUIET = 200;

/**
 * The state of a search box: what was typed, what was found, and which result is chosen. Enter
 * before the results are there opens the best one as soon as it is found.
 */
export function useSearch(scope: Scope) {
  const [text, setText] = useState('');
  const [latest, setLatest] = useState<Found>();
  const [chosen, setChosen] = useState(0);
  const [isEntered, setEntered] = useState(false);
  // Results for an earlier text stay in sight, but Enter never opens one of them.
  const found = text.trim() === '' ? undefined : latest;
  const isFound = found?.text === text;
  const close = (): void => {
    setText('');
    setLatest(undefined);
    setEntered(false);
  };
  const open = ({ hits }: Found, position: number): void => {
    if (hits.length > 0) {
      goTo(hits[position].href);
      close();
    } else setEntered(false);
  };
  useEffect(() => {
    if (text.trim() === '' || isFound) return undefined;
    let isCurrent = true;
    const begin = async (): Promise<void> => {
      const answer = await search(scope, text);
      if (!isCurrent) return;
      setLatest(answer);
      setChosen(0);
      if (isEntered) open(answer, 0);
    };
    const timer = setTimeout(() => void begin(), isEntered ? 0 : QUIET);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, scope.query, isEntered]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter') {
      if (isFound) open(found, chosen);
      else if (text.trim() !== '') setEntered(true);
    }
    if (found === undefined || found.hits.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : found.hits.length - 1;
      setChosen((chosen + step) % found.hits.length);
    }
  };
  const type = (typed: string): void => {
    setText(typed);
    setEntered(false);
  };
  return { text, type, found, chosen, open, onKey };
}
