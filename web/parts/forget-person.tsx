import { useEffect, useRef, useState } from 'preact/hooks';
import type { Forgetting, TracesPage } from '../../src/model/pages/forgetting.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { tracesInWords } from '../../src/render/wording/traces.ts';
import { ask, failureInWords } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { goTo, hrefOf } from '../shell/address.ts';
import { isOwner, keyOf, type Scope } from '../shell/scope.ts';
import { Page } from './page.tsx';
import { Shown } from './states.tsx';

interface Props {
  id: string;
  scope: Scope;
}

type OnForgotten = (done: Forgetting) => void;

/** For the owner, at the end of the page of a person. */
export function ForgetPerson({ onForgotten, ...props }: Props & { onForgotten: OnForgotten }) {
  const [isAsking, setAsking] = useState(false);
  if (!isOwner(props.scope)) return null;
  return (
    <div class="forget">
      <button type="button" onClick={() => setAsking(true)}>
        Forget this person…
      </button>
      {isAsking && <Asking {...props} onKept={() => setAsking(false)} onForgotten={onForgotten} />}
    </div>
  );
}

function forget({ id, scope }: Props) {
  const { account } = scope.query;
  return ask(() => api.people[':id'].$delete({ param: { id }, query: { account } }));
}

/** Says what would be removed, and asks. */
function Asking({
  id,
  scope,
  onKept,
  onForgotten,
}: Props & { onKept: () => void; onForgotten: OnForgotten }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<'asking' | 'removing'>('asking');
  const [wrong, setWrong] = useState<string>();
  const { answer, again } = useAnswer(keyOf(scope, 'traces', id), () =>
    ask(() =>
      api.people[':id'].traces.$get({ param: { id }, query: { account: scope.query.account } }),
    ),
  );
  useEffect(() => dialog.current?.showModal(), []);
  const remove = async (): Promise<void> => {
    setState('removing');
    const done = await forget({ id, scope });
    if (done.state === 'here') return onForgotten(done.value);
    setWrong(failureInWords(done));
    setState('asking');
  };
  return (
    <dialog ref={dialog} class="asking" aria-labelledby="forget-title" onClose={onKept}>
      <h2 id="forget-title">Forget them for good?</h2>
      <Shown answer={answer} again={again}>
        {(known) => <Known known={known} />}
      </Shown>
      {wrong && <p role="alert">{wrong}</p>}
      <p class="buttons">
        <button type="button" autofocus onClick={() => dialog.current?.close()}>
          Keep them
        </button>
        <button
          type="button"
          class="grave"
          disabled={answer.state !== 'here' || state === 'removing'}
          onClick={() => void remove()}
        >
          {state === 'removing' ? 'Removing…' : 'Forget them for good'}
        </button>
      </p>
    </dialog>
  );
}

function Known({ known }: { known: TracesPage }) {
  return (
    <>
      <p>
        Known of{' '}
        {[known.person, ...known.names].map((name, at) => (
          <>
            {at > 0 && ', '}
            <bdi key={name}>{readableLabel(name)}</bdi>
          </>
        ))}
        : {tracesInWords(known)}.
      </p>
      <p>
        All of it is removed, and every report that is kept. Only digests of id and handles stay, so
        that whatever names them later is left out. Files you exported or imported are yours to
        mend. It cannot be undone.
      </p>
    </>
  );
}

/** What stands in the place of their page. */
export function Forgotten({
  scope,
  done,
  onSwept,
}: {
  scope: Scope;
  done: Forgetting;
  onSwept: OnForgotten;
}) {
  const sweep = async (): Promise<void> => {
    const again = await forget({ id: done.person, scope });
    if (again.state === 'here') onSwept({ ...done, swept: again.value.swept });
  };
  return (
    <Page title="Forgotten" kind="Person">
      <p class="answer" role="status">
        All that was known of them is removed. Whatever names them later is left out.
      </p>
      <p>Removed: {tracesInWords(done.removed)}.</p>
      {!done.swept && (
        <p class="missing">
          Another program has the database open, so traces may be left in its file. End it, then{' '}
          <button type="button" onClick={() => void sweep()}>
            remove what is left
          </button>
        </p>
      )}
      <p>
        <button
          type="button"
          class="main"
          onClick={() => {
            // The address names them.
            goTo(hrefOf('/people'), true);
            scope.refresh();
          }}
        >
          Show everything without them
        </button>
      </p>
    </Page>
  );
}
