import type { ChurnPage as Churn } from '../../../src/model/pages/churn-page.ts';

/** What the page calls each reason for a departure. */
export const REASONS: Record<Churn['byReason'][number]['reason'], string> = {
  unknown: 'Unknown reason',
  unfollowed: 'Unfollowed',
  suspended: 'Suspended by the platform',
  deleted: 'Account deleted',
  blocked: 'Blocked you',
  severed: 'Severed by the platform',
};
