import { useState } from 'preact/hooks';
import type { Column } from '../../src/render/tables/data-table.ts';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useRequest } from '../api/use-request.ts';
import { keyOf, type Scope } from '../shell/scope.ts';
import { CopyButton } from './copy-button.tsx';
import { ItemsTable } from './items-table.tsx';
import { MutationButton, MutationForm } from './mutation.tsx';
import { Section } from './page.tsx';
import { Roles } from './roles.tsx';
import { Shown } from './states.tsx';

interface Link {
  id: number;
  label: string;
  until: string;
  revokedAt: string | null;
}

/** Read-only links and, on a hosted server, who can sign in. */
export function Sharing({ scope }: { scope: Scope }) {
  const { account } = scope.query;
  const [changes, setChanges] = useState(0);
  const changed = (): void => setChanges((count) => count + 1);
  const { request, retry } = useRequest<{ items: Link[] }>(keyOf(scope, 'links', changes), () =>
    fetchJson(() => api.links.$get({ query: { account } })),
  );
  return (
    <>
      <Section
        title="Share a read-only link"
        note="Anyone with the link can view this account, but change nothing, until the link expires. They see ids instead of names and handles, and no texts of posts."
      >
        {scope.session.mode === 'own-machine' && <OnlyHere scope={scope} />}
        <LinkForm scope={scope} onCreated={changed} />
        <Shown request={request} retry={retry}>
          {({ items }) => <Links items={items} scope={scope} onChanged={changed} />}
        </Shown>
      </Section>
      {scope.session.mode === 'hosted' && <Roles scope={scope} />}
    </>
  );
}

/** What a link on this machine is good for, and what works elsewhere. */
function OnlyHere({ scope }: { scope: Scope }) {
  return (
    <p class="missing">
      This server accepts connections from this machine only, so a link works only here. To show the
      report to others, send them{' '}
      <a download href={api.exports.report.$path({ query: { ...scope.query, format: 'html' } })}>
        the report as one HTML file
      </a>
      , which contains everything that the report shows you. To give others a link, host
      Tribefinder, as docs/hosting.md explains.
    </p>
  );
}

function LinkForm({ scope, onCreated }: { scope: Scope; onCreated: () => void }) {
  const [address, setAddress] = useState<string>();
  const [recipient, setRecipient] = useState('');
  const { account } = scope.query;
  return (
    <MutationForm
      class="line"
      keepsFields
      send={(api, fields) => {
        const json = { label: recipient, days: Number(fields.get('days')) };
        return fetchJson(() => api.links.$post({ query: { account }, json }));
      }}
      onDone={({ path }) => {
        setAddress(new URL(path, location.origin).href);
        setRecipient('');
        onCreated();
      }}
    >
      <label>
        Recipient
        <input
          required
          maxLength={80}
          value={recipient}
          onInput={(event) => setRecipient(event.currentTarget.value)}
        />
      </label>
      <label>
        Valid for
        <select name="days" defaultValue="30">
          <option value="1">a day</option>
          <option value="7">a week</option>
          <option value="30">30 days</option>
          <option value="365">a year</option>
        </select>
      </label>
      <button type="submit">Create link</button>
      {address && (
        <p class="created" role="status">
          Copy the link now. It is shown only once: <code class="secret">{address}</code>{' '}
          <CopyButton key={address} text={address} />
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
  const { account } = scope.query;
  return (
    <ItemsTable
      name="Read-only links"
      file="links"
      columns={LINK_COLUMNS}
      items={items}
      keyOf={({ id }) => String(id)}
      none="No links yet."
      extra={{
        title: 'Change',
        cell: (link) =>
          stateOf(link) === 'active' && (
            <MutationButton
              class="quiet"
              send={(api) =>
                fetchJson(() =>
                  api.links[':id'].$delete({ param: { id: String(link.id) }, query: { account } }),
                )
              }
              onDone={onChanged}
            >
              Revoke
            </MutationButton>
          ),
      }}
    />
  );
}

const LINK_COLUMNS: Column<Link>[] = [
  { name: 'recipient', title: 'Recipient', kind: 'quote', value: ({ label }) => label },
  { name: 'expires', title: 'Expires', kind: 'day', value: ({ until }) => until },
  { name: 'state', title: 'State', kind: 'text', value: stateOf },
];

function stateOf({ until, revokedAt }: Link): string {
  if (revokedAt !== null) return 'revoked';
  return Date.parse(until) <= Date.now() ? 'expired' : 'active';
}
