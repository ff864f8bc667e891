import { useState } from 'preact/hooks';
import { writeDay } from '../../src/render/wording/dates.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { ask, failureInWords } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { keyOf, type Scope } from '../shell/scope.ts';
import { Section } from './page.tsx';
import { Shown } from './states.tsx';
import { Table } from './table.tsx';

interface Link {
  id: number;
  label: string;
  until: string;
  revokedAt: string | null;
}

/** Who else may look: by a link for a time and, where the server is for several, by signing in. */
export function Sharing({ scope }: { scope: Scope }) {
  const { account } = scope.query;
  const [changes, setChanges] = useState(0);
  const changed = (): void => setChanges((count) => count + 1);
  const { answer, again } = useAnswer<{ items: Link[] }>(keyOf(scope, 'links', changes), () =>
    ask(() => api.links.$get({ query: { account } })),
  );
  return (
    <>
      <Section
        title="Share to look"
        note={
          scope.session.mode === 'own-machine'
            ? 'A link opens this account to who has it, to look only, until it ends. This server answers this machine only, so it serves people here.'
            : `A link opens this account to who has it, to look only, until it ends.${scope.account.platform === 'x' ? ' People are shown by their ids alone, as X asks.' : ''}`
        }
      >
        <LinkForm scope={scope} onMade={changed} />
        <Shown answer={answer} again={again}>
          {({ items }) => <Links items={items} scope={scope} onChanged={changed} />}
        </Shown>
      </Section>
      {scope.session.mode === 'hosted' && <Roles scope={scope} />}
    </>
  );
}

function LinkForm({ scope, onMade }: { scope: Scope; onMade: () => void }) {
  const [made, setMade] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const json = { label: String(data.get('label')), days: Number(data.get('days')) };
    const answer = await ask(() =>
      api.links.$post({ query: { account: scope.query.account }, json }),
    );
    setWrong(answer.state === 'failed' ? failureInWords(answer) : undefined);
    if (answer.state !== 'here') return;
    setMade(new URL(answer.value.path, location.origin).href);
    form.reset();
    onMade();
  };
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <label>
        For whom
        <input name="label" required maxLength={80} />
      </label>
      <label>
        For how long
        <select name="days" defaultValue="30">
          <option value="1">a day</option>
          <option value="7">a week</option>
          <option value="30">30 days</option>
          <option value="365">a year</option>
        </select>
      </label>
      <button type="submit">Make a link</button>
      {wrong && <p role="alert">{wrong}</p>}
      {made && (
        <p class="made" role="status">
          Shown this once, so copy it now: <code class="secret">{made}</code>
        </p>
      )}
    </form>
  );
}

function Links({
  items,
  scope,
  onChanged,
}: {
  items: Link[];
  scope: Scope;
  onChanged: () => void;
}) {
  if (items.length === 0) return <p class="missing">No link was made yet.</p>;
  const revoke = async (id: number): Promise<void> => {
    await ask(() =>
      api.links[':id'].$delete({
        param: { id: String(id) },
        query: { account: scope.query.account },
      }),
    );
    onChanged();
  };
  return (
    <Table
      name="Share links"
      columns={[{ title: 'For' }, { title: 'Until' }, { title: 'State' }]}
      rows={items.map(({ id, label, until, revokedAt }) => ({
        key: String(id),
        cells: [
          <bdi>{readableLabel(label)}</bdi>,
          writeDay(until),
          revokedAt !== null ? (
            'revoked'
          ) : Date.parse(until) <= Date.now() ? (
            'ended'
          ) : (
            <>
              open{' '}
              <button type="button" class="quiet" onClick={() => void revoke(id)}>
                Revoke
              </button>
            </>
          ),
        ],
      }))}
    />
  );
}

function Roles({ scope }: { scope: Scope }) {
  const { account } = scope.query;
  const [changes, setChanges] = useState(0);
  const [wrong, setWrong] = useState<string>();
  const { answer, again } = useAnswer(keyOf(scope, 'roles', changes), () =>
    ask(() => api.roles.$get({ query: { account } })),
  );
  const give = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const user = `x:${String(data.get('user')).trim()}`;
    const role = data.get('role') === 'owner' ? 'owner' : 'viewer';
    const given = await ask(() =>
      api.roles[':user'].$put({ param: { user }, query: { account }, json: { role } }),
    );
    setWrong(given.state === 'failed' ? failureInWords(given) : undefined);
    if (given.state !== 'here') return;
    form.reset();
    setChanges((count) => count + 1);
  };
  const withdraw = async (user: string): Promise<void> => {
    const taken = await ask(() =>
      api.roles[':user'].$delete({ param: { user }, query: { account } }),
    );
    setWrong(taken.state === 'failed' ? taken.title : undefined);
    setChanges((count) => count + 1);
  };
  return (
    <Section title="Who may sign in" note="A viewer looks; an owner may do all that you may.">
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          void give(event.currentTarget);
        }}
      >
        <label>
          Their id on X
          <input name="user" required pattern="\d{1,20}" inputMode="numeric" />
        </label>
        <label>
          As
          <select name="role">
            <option value="viewer">viewer</option>
            <option value="owner">owner</option>
          </select>
        </label>
        <button type="submit">Let them in</button>
      </form>
      {wrong && <p role="alert">{wrong}</p>}
      <Shown answer={answer} again={again}>
        {({ items }) => (
          <Table
            name="Who may sign in"
            columns={[{ title: 'Who' }, { title: 'Role' }, { title: '' }]}
            rows={items.map(({ user, handle, role }) => ({
              key: user,
              cells: [
                <bdi>{handle === null ? user : `@${readableLabel(handle)}`}</bdi>,
                role,
                <button type="button" class="quiet" onClick={() => void withdraw(user)}>
                  Take away
                </button>,
              ],
            }))}
          />
        )}
      </Shown>
    </Section>
  );
}
