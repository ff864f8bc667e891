import type { ComponentType } from 'preact';
import { lazy } from 'preact/compat';
import { ReportPage } from '../pages/report-page.tsx';

/** The pages about an account at one first part of the address. */
export interface AccountPage {
  /** The name in the navigation; without one, the page is reached by links only. */
  label?: string;
  isOwnersOnly?: true;
  /** The page at the address itself. */
  All?: ComponentType;
  /** The page at the address followed by an id. */
  One?: ComponentType<{ id: string }>;
}

/** All pages about an account, in the order of the navigation. A new page is a line here. */
export const ACCOUNT_PAGES: Readonly<Record<string, AccountPage>> = {
  '': { label: 'Report', All: ReportPage },
  map: { label: 'Map', All: lazy(() => import('../pages/map-page.tsx')) },
  churn: { label: 'Departures', All: lazy(() => import('../pages/churn-page.tsx')) },
  people: {
    label: 'Followers',
    All: lazy(() => import('../pages/people-page.tsx')),
    One: lazy(() => import('../pages/person-page.tsx')),
  },
  data: { label: 'Data', isOwnersOnly: true, All: lazy(() => import('../pages/data-page.tsx')) },
  settings: {
    label: 'Settings',
    isOwnersOnly: true,
    All: lazy(() => import('../pages/settings-page.tsx')),
  },
  topics: { One: lazy(() => import('../pages/topic-page.tsx')) },
  communities: { One: lazy(() => import('../pages/community-page.tsx')) },
};
