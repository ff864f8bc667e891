import { useEffect, useState } from 'preact/hooks';

/** Query parameters that every page keeps: the account, the window, and what to compare it with. */
const KEPT = ['account', 'from', 'to', 'with'] as const;

/** The current path and query. */
export interface Address {
  path: string;
  query: URLSearchParams;
}

const listeners = new Set<() => void>();
let moved = false;

/** Whether the visitor has left the page that was loaded first. */
export function hasMoved(): boolean {
  return moved;
}

function here(): Address {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

/** Goes to another page without reloading. The same page with another query stays in its place. */
export function goTo(href: string, replace = false): void {
  moved = true;
  const { pathname, search } = new URL(href, location.href);
  const stays = pathname === location.pathname && search !== location.search;
  history[replace ? 'replaceState' : 'pushState'](null, '', href);
  for (const listener of listeners) listener();
  if (!replace && !stays) scrollTo(0, 0);
}

/** The address of a page about the same account and window. */
export function hrefOf(path: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const name of KEPT) {
    const value = new URLSearchParams(location.search).get(name);
    if (value !== null) query.set(name, value);
  }
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const written = query.toString();
  return written === '' ? path : `${path}?${written}`;
}

/** The address of this page with some of its query changed. `null` removes a parameter. */
export function withQuery(changes: Record<string, string | null>): string {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const written = query.toString();
  return location.pathname + (written === '' ? '' : `?${written}`);
}

/** The current address, updated when it changes. Internal links are followed without reloading. */
export function useAddress(): Address {
  const [address, setAddress] = useState(here);
  useEffect(() => {
    const show = (): void => setAddress(here());
    const back = (): void => {
      moved = true;
      show();
    };
    listeners.add(show);
    addEventListener('popstate', back);
    document.addEventListener('click', followLink);
    return () => {
      listeners.delete(show);
      removeEventListener('popstate', back);
      document.removeEventListener('click', followLink);
    };
  }, []);
  return address;
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest('a');
  if (link === null || link.origin !== location.origin || link.target !== '') return;
  if (link.hasAttribute('download') || link.pathname.startsWith('/api/')) return;
  if (link.pathname === location.pathname && link.hash !== '') return;
  if (link.pathname === '/sign-in') return;
  event.preventDefault();
  goTo(link.pathname + link.search);
}
