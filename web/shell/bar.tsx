import { fetchJson } from '../api/request.ts';
import { MutationButton } from '../parts/mutation.tsx';
import { hrefOf } from './address.ts';
import { SearchBox } from './search-box.tsx';
import type { Session, Scope } from './scope.ts';

const PAGES = [
  ['/', 'Report'],
  ['/map', 'Map'],
  ['/churn', 'Departures'],
  ['/people', 'Followers'],
  ['/data', 'Data'],
  ['/settings', 'Settings'],
] as const;

/** The header of every page. */
export function Bar({ session, scope, path }: { session?: Session; scope?: Scope; path?: string }) {
  const pages = PAGES.filter(
    ([href]) => scope?.account.role === 'owner' || (href !== '/data' && href !== '/settings'),
  );
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
          {pages.map(([href, label]) => (
            <a key={href} href={hrefOf(href)} aria-current={isIn(path, href) ? 'page' : undefined}>
              {label}
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

function isIn(path: string | undefined, href: string): boolean {
  if (path === undefined) return false;
  if (href === '/')
    return path === '/' || path.startsWith('/topics') || path.startsWith('/communities');
  return path.startsWith(href);
}

/** The footer of every page. */ export function Foot({ mode }: { mode?: Session['mode'] }) {
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
