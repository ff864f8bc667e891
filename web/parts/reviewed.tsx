import { useState } from 'preact/hooks';
import { writeMinute } from '../../src/model/dates.ts';
import type { ListedPerson } from '../../src/model/pages/listed-person.ts';
import type { Column } from '../../src/render/tables/data-table.ts';
import { api } from '../api/client.ts';
import { fetchJson } from '../api/request.ts';
import { useRequest } from '../api/use-request.ts';
import { isOwner, type Scope } from '../shell/scope.ts';
import { MutationButton } from './mutation.tsx';
import type { Choice } from './table-tools.tsx';

export interface Review {
  list: string;
  /** RFC 3339; null: never. */
  at: string | null;
  set: (lists: Record<string, string>) => void;
}

/** When the owner last reviewed a list; `undefined`: unknown, or the visitor is a viewer. */
export function useReview(scope: Scope, list: string): Review | undefined {
  const { account } = scope.query;
  const [lists, set] = useState<Record<string, string>>();
  const { request } = useRequest(JSON.stringify([account, 'reviewed']), async () =>
    isOwner(scope)
      ? fetchJson(() => api.reviewed.$get({ query: { account } }))
      : { state: 'loading' as const },
  );
  if (request.state !== 'loaded') return undefined;
  return { list, at: (lists ?? request.value.lists)[list] ?? null, set };
}

/** Says when a list was last reviewed, and marks it. */
export function ReviewedMark({ review, scope }: { review: Review | undefined; scope: Scope }) {
  const [before, setBefore] = useState<string | null>();
  if (review === undefined) return null;
  const { list, at, set } = review;
  const query = { account: scope.query.account };
  return (
    <p class="note reviewed">
      {at === null
        ? 'You have not marked this list as reviewed. '
        : `Reviewed ${writeMinute(at)}. `}
      <MutationButton
        class="quiet"
        send={(write) => fetchJson(() => write.reviewed.$put({ query, json: { list } }))}
        onDone={({ lists }) => {
          setBefore(at);
          set(lists);
        }}
      >
        Mark as reviewed
      </MutationButton>
      {before !== undefined && (
        <MutationButton
          class="quiet"
          send={(write) =>
            fetchJson(() => write.reviewed.$put({ query, json: { list, at: before } }))
          }
          onDone={({ lists }) => {
            setBefore(undefined);
            set(lists);
          }}
        >
          Undo
        </MutationButton>
      )}
    </p>
  );
}

/** A filter for people who followed after the list was reviewed, for the browser. */
export function newColumn(at: string): Column<Pick<ListedPerson, 'since'>> {
  return {
    name: 'new',
    title: 'New since reviewed',
    kind: 'yes',
    isHidden: true,
    value: ({ since }) => since !== null && since.before > at,
  };
}

/** The same for the server. */
export function newChoice(at: string): Choice {
  return { name: 'since', title: 'New since reviewed', options: [{ value: at, label: 'yes' }] };
}
