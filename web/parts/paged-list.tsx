import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Answer } from '../api/answer.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed, Shown } from './states.tsx';

interface ListPage<Item> {
  items: Item[];
  next: string | null;
}

/** A long list that loads one page at a time. */
export function PagedList<Item>({
  id,
  request,
  atFirst,
  children,
}: {
  /** Changes with everything the request depends on. */
  id: string;
  /** How many items to show at first. Default: the whole first page. */
  atFirst?: number;
  request: (cursor: string | undefined) => Promise<Answer<ListPage<Item>>>;
  children: (items: Item[]) => ComponentChildren;
}) {
  const { answer, again } = useAnswer(id, () => request(undefined));
  return (
    <Shown answer={answer} again={again}>
      {(first) => (
        <Pages key={id} first={first} request={request} {...(atFirst && { atFirst })}>
          {children}
        </Pages>
      )}
    </Shown>
  );
}

function Pages<Item>({
  first,
  request,
  atFirst = Infinity,
  children,
}: {
  atFirst?: number;
  first: ListPage<Item>;
  request: (cursor: string) => Promise<Answer<ListPage<Item>>>;
  children: (items: Item[]) => ComponentChildren;
}) {
  const [{ items, next }, setList] = useState(first);
  const [failed, setFailed] = useState<{ title: string; advice: string }>();
  const [isLoading, setLoading] = useState(false);
  const [folded, setFolded] = useState(items.length > atFirst);
  const more = async (cursor: string): Promise<void> => {
    setLoading(true);
    const answer = await request(cursor);
    setLoading(false);
    if (answer.state === 'failed') setFailed(answer);
    if (answer.state !== 'here') return;
    setFailed(undefined);
    setList({ items: [...items, ...answer.value.items], next: answer.value.next });
  };
  return (
    <>
      {children(folded ? items.slice(0, atFirst) : items)}
      {failed && <Failed {...failed} />}
      {folded && (
        <button type="button" onClick={() => setFolded(false)}>
          Show more
        </button>
      )}
      {!folded && next !== null && (
        <button type="button" disabled={isLoading} onClick={() => void more(next)}>
          {isLoading ? 'Loading…' : 'Show more'}
        </button>
      )}
    </>
  );
}
