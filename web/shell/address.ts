import { useEffect, useState } from 'preact/hooks';

/** What of an address goes with every page: whose audience, over what time, beside what other time. */
const KEPT = ['account', 'from', 'to', 'with'] as const;

/** Where somebody is. */
export interface Address {
  path: string;
  query: URLSearchParams;
}

const listeners = new Set<() => void>();
let moved = false;

/** Whether the page shown is another than the one that was loaded. */
export function hasMoved(): boolean {
  return moved;
}

function here(): Address {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

/** Goes to a page of ours, without loading anew. */
export function goTo(href: string, replace = false): void {
  moved = true;
  history[replace ? 'replaceState' : 'pushState'](null, '', href);
  for (const listener of listeners) listener();
  if (!replace) scrollTo(0, 0);
}

/** The address of a page about the same audience and time as this one. */
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

/** The same page with some of its query changed; `null` takes a part out. */
export function withQuery(changes: Record<string, string | null>): string {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const written = query.toString();
  return location.pathname + (written === '' ? '' : `?${written}`);
}

/** Where somebody is, as that changes; links to pages of ours are followed without loading anew. */
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
