import type { ComponentType } from 'preact';
import { lazy } from 'preact/compat';
import { ReportPage } from '../pages/report-page.tsx';

/** A page about an account. */
export interface AccountPage {
  /** The first part of its address. */
  path: string;
  /** Its name in the bar, and above what viewers see instead of it. */
  title?: string;
  /** The path of the page in the bar that leads here, for a page that isn't there itself. */
  under?: string;
  forOwners?: boolean;
  page?: ComponentType;
  /** The page of one thing, whose id is the second part of the address. */
  pageOf?: ComponentType<{ id: string }>;
}

/** All pages about an account, in the order of the bar. A new page is one entry. */
export const ACCOUNT_PAGES: readonly AccountPage[] = [
  { path: '', title: 'Report', page: ReportPage },
  { path: 'map', title: 'Map', page: lazy(() => import('../pages/map-page.tsx')) },
  {
    path: 'churn',
    title: 'Departures',
    page: lazy(() => import('../pages/departures/departures-page.tsx')),
  },
  {
    path: 'people',
    title: 'Followers',
    page: lazy(() => import('../pages/people-page.tsx')),
    pageOf: lazy(() => import('../pages/person/person-page.tsx')),
  },
  {
    path: 'answers',
    title: 'Answers',
    page: lazy(() => import('../pages/answers/answers-page.tsx')),
    pageOf: lazy(() => import('../pages/answers/answer-page.tsx')),
  },
  {
    path: 'data',
    title: 'Data',
    forOwners: true,
    page: lazy(() => import('../pages/data/data-page.tsx')),
  },
  {
    path: 'settings',
    title: 'Settings',
    forOwners: true,
    page: lazy(() => import('../pages/settings/settings-page.tsx')),
  },
  { path: 'posts', under: 'answers', pageOf: lazy(() => import('../pages/post-page.tsx')) },
  { path: 'topics', under: '', pageOf: lazy(() => import('../pages/topic/topic-page.tsx')) },
  {
    path: 'communities',
    under: '',
    pageOf: lazy(() => import('../pages/community/community-page.tsx')),
  },
];

/** The page at an address, if there is one, and the id of what it is about. */
export function accountPageAt(address: string): { entry: AccountPage; id?: string } | undefined {
  const [, first, rest] = address.split('/');
  const entry = ACCOUNT_PAGES.find(({ path }) => path === first);
  return entry && { entry, ...(rest && { id: decoded(rest) }) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
