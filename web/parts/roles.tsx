import { useState } from 'preact/hooks';
import type { Column } from '../../src/render/tables/data-table.ts';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useRequest } from '../api/use-request.ts';
import { keyOf, type Scope } from '../shell/scope.ts';
import { ItemsTable } from './items-table.tsx';
import { MutationButton, MutationForm } from './mutation.tsx';
import { Section } from './page.tsx';
import { Shown } from './states.tsx';

/** Who can sign in on a hosted server, and in which role. */
export function Roles({ scope }: { scope: Scope }) {
  const { account } = scope.query;
  const [changes, setChanges] = useState(0);
  const { request, retry } = useRequest(keyOf(scope, 'roles', changes), () =>
    fetchJson(() => api.roles.$get({ query: { account } })),
  );
  const changed = (): void => setChanges((count) => count + 1);
  return (
    <Section
      title="Access"
      note="Viewers can see everything except data and settings. Owners can do everything you can."
    >
      <MutationForm
        class="line"
        send={(api, fields) => {
          const param = { user: `x:${String(fields.get('user')).trim()}` };
          const role = fields.get('role') === 'owner' ? 'owner' : 'viewer';
          return fetchJson(() =>
            api.roles[':user'].$put({ param, query: { account }, json: { role } }),
          );
        }}
        onDone={changed}
      >
        <label>
          X user id
          <input name="user" required pattern="\d{1,20}" inputMode="numeric" />
        </label>
        <label>
          {' '}
          Role{' '}
          <select name="role">
            <option value="viewer">viewer</option>
            <option value="owner">owner</option>
          </select>
        </label>
        <button type="submit">Grant access</button>
      </MutationForm>
      <Shown request={request} retry={retry}>
        {({ items }) => (
          <ItemsTable
            name="Access"
            file="access"
            columns={COLUMNS}
            items={items}
            keyOf={({ user }) => user}
            extra={{
              title: 'Change',
              cell: ({ user }) => (
                <MutationButton
                  class="quiet"
                  send={(api) =>
                    fetchJson(() =>
                      api.roles[':user'].$delete({ param: { user }, query: { account } }),
                    )
                  }
                  onDone={changed}
                >
                  Remove
                </MutationButton>
              ),
            }}
          />
        )}
      </Shown>
    </Section>
  );
}

const COLUMNS: Column<{ user: string; handle: string | null; role: string }>[] = [
  {
    name: 'who',
    title: 'Who',
    kind: 'quote',
    value: ({ user, handle }) => (handle === null ? user : `@${handle}`),
  },
  { name: 'role', title: 'Role', kind: 'text', value: ({ role }) => role },
];
