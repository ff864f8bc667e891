import { api } from '../api/client.ts';
import { hrefOf } from './address.ts';
import { SearchBox } from './search-box.tsx';
import type { Session, Scope } from './scope.ts';

const PAGES = [
  ['/', 'Report'],
  ['/map', 'Map'],
  ['/churn', 'Churn'],
  ['/people', 'People'],
  ['/data', 'Data'],
  ['/settings', 'Settings'],
] as const;

/** The head of every page. */
export function Bar({ session, scope, path }: { session?: Session; scope?: Scope; path?: string }) {
  const pages = PAGES.filter(
    ([href]) => scope?.account.role === 'owner' || (href !== '/data' && href !== '/settings'),
  );
  return (
    <header class="bar">
      <a class="skip" href="#page">
        To the page
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
        <button type="button" class="quiet" onClick={() => void leave()}>
          Sign out{session.name === null ? '' : ` @${session.name}`}
        </button>
      )}
    </header>
  );
}

async function leave(): Promise<void> {
  await api.session.$delete();
  location.assign('/');
}

function isIn(path: string | undefined, href: string): boolean {
  if (path === undefined) return false;
  if (href === '/')
    return path === '/' || path.startsWith('/topics') || path.startsWith('/communities');
  return path.startsWith(href);
}

export function Foot({ mode }: { mode?: Session['mode'] }) {
  return (
    <footer class="bar">
      <span>
        {mode === 'hosted'
          ? 'Read only: nothing is followed or posted.'
          : 'All of this stays on this machine.'}
      </span>
      <a href="/api">The same for programs</a>
    </footer>
  );
}
