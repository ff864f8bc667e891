import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { RequestState } from '../api/request.ts';
import { useRequest } from '../api/use-request.ts';
import { Failed, Shown } from './states.tsx';

interface ListPage<Item> {
  items: Item[];
  next: string | null;
}

/** A long list that loads one page at a time. */
export function PagedList<Item>({
  id,
  load,
  atFirst,
  children,
}: {
  /** Changes with everything that `load` depends on. */
  id: string;
  /** How many items to show at first. Default: the whole first page. */
  atFirst?: number;
  load: (cursor: string | undefined) => Promise<RequestState<ListPage<Item>>>;
  children: (items: Item[]) => ComponentChildren;
}) {
  const { request, shown, retry } = useRequest(id, () => load(undefined));
  return (
    <Shown request={request} retry={retry}>
      {(first) => (
        <Pages key={shown} first={first} load={load} {...(atFirst && { atFirst })}>
          {children}
        </Pages>
      )}
    </Shown>
  );
}

function Pages<Item>({
  first,
  load,
  atFirst = Infinity,
  children,
}: {
  atFirst?: number;
  first: ListPage<Item>;
  load: (cursor: string) => Promise<RequestState<ListPage<Item>>>;
  children: (items: Item[]) => ComponentChildren;
}) {
  const [{ items, next }, setList] = useState(first);
  const [failed, setFailed] = useState<{ title: string; advice: string }>();
  const [isLoading, setLoading] = useState(false);
  const [folded, setFolded] = useState(items.length > atFirst);
  const more = async (cursor: string): Promise<void> => {
    setLoading(true);
    const outcome = await load(cursor);
    setLoading(false);
    if (outcome.state === 'failed') setFailed(outcome);
    if (outcome.state !== 'loaded') return;
    setFailed(undefined);
    setList({ items: [...items, ...outcome.value.items], next: outcome.value.next });
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
