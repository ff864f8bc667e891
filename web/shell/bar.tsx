import { fetchJson } from '../api/request.ts';
import { MutationButton } from '../parts/mutation.tsx';
import { ACCOUNT_PAGES, accountPageAt } from './account-page-registry.ts';
import { hrefOf } from './address.ts';
import { SearchBox } from './search-box.tsx';
import type { Session, Scope } from './scope.ts';

/** The header of every page. */
export function Bar({ session, scope, path }: { session?: Session; scope?: Scope; path?: string }) {
  const pages = ACCOUNT_PAGES.filter(
    ({ title, forOwners }) =>
      title !== undefined && (!forOwners || scope?.account.role === 'owner'),
  );
  const here = path === undefined ? undefined : accountPageAt(path)?.entry;
  return (
    <header class="bar">
      <a class="skip" href="#page">
        Skip to content
      </a>
      <a class="brand" href={hrefOf('/')}>
        <img src="/favicon.svg" alt="" width="24" height="24" />
        Tribefinder
      </a>
      {scope && (
        <nav aria-label="Pages">
          {pages.map((entry) => (
            <a
              key={entry.path}
              href={hrefOf(`/${entry.path}`)}
              aria-current={entry.path === (here?.under ?? here?.path) ? 'page' : undefined}
            >
              {entry.title}
            </a>
          ))}
        </nav>
      )}
      {scope && <SearchBox scope={scope} />}
      {session?.mode === 'hosted' && session.signedIn && (
        <MutationButton
          class="quiet"
          send={(api) => fetchJson(() => api.session.$delete())}
          onDone={() => location.assign('/')}
        >
          Sign out{session.name === null ? '' : ` @${session.name}`}
        </MutationButton>
      )}
    </header>
  );
}

/** The footer of every page. */
export function Foot({ mode }: { mode?: Session['mode'] }) {
  return (
    <footer class="bar">
      <span>
        {mode === 'hosted'
          ? 'Read-only: Tribefinder never follows or posts in your name.'
          : 'All data stays on this machine.'}
      </span>
      <span>
        <a href="/glossary">Glossary</a> · <a href="/api">API</a>
      </span>
    </footer>
  );
}
