import { useEffect, useRef, useState } from 'preact/hooks';
import type { Forgetting, TracesPage } from '../../src/model/pages/forgetting.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { tracesInWords } from '../../src/render/wording/traces.ts';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useRequest } from '../api/use-request.ts';
import type { WritingApi } from '../api/writing-client.ts';
import { goTo, hrefOf } from '../shell/address.ts';
import { isOwner, keyOf, type Scope } from '../shell/scope.ts';
import { MutationButton } from './mutation.tsx';
import { Page } from './page.tsx';
import { Shown } from './states.tsx';

interface Props {
  id: string;
  scope: Scope;
}

type OnForgotten = (done: Forgetting) => void;

/** A button for the owner, at the end of a person’s page. */
export function ForgetPerson({ onForgotten, ...props }: Props & { onForgotten: OnForgotten }) {
  const [isConfirming, setConfirming] = useState(false);
  if (!isOwner(props.scope)) return null;
  return (
    <div class="forget">
      <button type="button" onClick={() => setConfirming(true)}>
        Forget this person…
      </button>
      {isConfirming && (
        <Confirmation {...props} onCancel={() => setConfirming(false)} onForgotten={onForgotten} />
      )}
    </div>
  );
}

function forget(api: WritingApi, { id, scope }: Props) {
  const { account } = scope.query;
  return fetchJson(() => api.people[':id'].$delete({ param: { id }, query: { account } }));
}

/** Lists what would be deleted and asks for confirmation. */
function Confirmation({
  id,
  scope,
  onCancel,
  onForgotten,
}: Props & { onCancel: () => void; onForgotten: OnForgotten }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { request, retry } = useRequest(keyOf(scope, 'traces', id), () =>
    fetchJson(() =>
      api.people[':id'].traces.$get({ param: { id }, query: { account: scope.query.account } }),
    ),
  );
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="confirmation" aria-labelledby="forget-title" onClose={onCancel}>
      <h2 id="forget-title">Forget this person permanently?</h2>
      <Shown request={request} retry={retry}>
        {(known) => <Known known={known} />}
      </Shown>
      <p class="buttons">
        <button type="button" autofocus onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <MutationButton
          class="grave"
          isDisabled={request.state !== 'loaded'}
          whilePending="Deleting…"
          send={(api) => forget(api, { id, scope })}
          onDone={onForgotten}
        >
          {' '}
          Forget permanently{' '}
        </MutationButton>
      </p>
    </dialog>
  );
}

function Known({ known }: { known: TracesPage }) {
  return (
    <>
      <p>
        Stored about{' '}
        {[known.person, ...known.names].map((name, at) => (
          <>
            {at > 0 && ', '}
            <bdi key={name}>{readableLabel(name)}</bdi>
          </>
        ))}
        : {tracesInWords(known)}.
      </p>
      <p>
        Tribefinder deletes all of this and every saved report. It keeps only digests of the id and
        the handles, so that later imports skip this person. It does not change files that you
        exported or imported. You cannot undo this.
      </p>
    </>
  );
}

/** Replaces the page of a person who was forgotten. */
export function Forgotten({
  scope,
  done,
  onSwept,
}: {
  scope: Scope;
  done: Forgetting;
  onSwept: OnForgotten;
}) {
  return (
    <Page title="Forgotten" kind="Person">
      <p class="summary" role="status">
        Everything stored about this person is deleted. Later imports skip them.
      </p>
      <p>Deleted: {tracesInWords(done.removed)}.</p>
      {!done.swept && (
        <p class="missing">
          Another program has the database open, so traces may remain in its file. Close that
          program, then{' '}
          <MutationButton
            send={(api) => forget(api, { id: done.person, scope })}
            onDone={({ swept }) => onSwept({ ...done, swept })}
          >
            {' '}
            Delete the traces{' '}
          </MutationButton>
        </p>
      )}
      <p>
        <button
          type="button"
          class="main"
          onClick={() => {
            // The address contains their id.
            goTo(hrefOf('/people'), true);
            scope.refresh();
          }}
        >
          Go to followers
        </button>
      </p>
    </Page>
  );
}
