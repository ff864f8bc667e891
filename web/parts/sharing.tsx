import { useState } from 'preact/hooks';
import { writeDay } from '../../src/render/wording/dates.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { keyOf, type Scope } from '../shell/scope.ts';
import { MutationButton, MutationForm } from './mutation.tsx';
import { Section } from './page.tsx';
import { Roles } from './roles.tsx';
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
  const { account } = scope.query;
  return (
    <MutationForm
      class="line"
      send={(api, fields) => {
        const json = { label: String(fields.get('label')), days: Number(fields.get('days')) };
        return ask(() => api.links.$post({ query: { account }, json }));
      }}
      onDone={({ path }) => {
        setMade(new URL(path, location.origin).href);
        onMade();
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
      {made && (
        <p class="made" role="status">
          Shown this once, so copy it now: <code class="secret">{made}</code>
        </p>
      )}
    </MutationForm>
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
  const { account } = scope.query;
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
              <MutationButton
                class="quiet"
                send={(api) =>
                  ask(() =>
                    api.links[':id'].$delete({ param: { id: String(id) }, query: { account } }),
                  )
                }
                onDone={onChanged}
              >
                Revoke
              </MutationButton>
            </>
          ),
        ],
      }))}
    />
  );
}
