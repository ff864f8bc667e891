import { expect, it } from 'vitest';
import { ACCOUNT_STATUSES, DEPARTURE_REASONS, ENGAGEMENT_KINDS } from '../../src/model/events.ts';
import { EVENT_TYPES } from '../../src/store/event-facts.ts';

it('words that databases store as numbers keep their numbers', () => {
  expect(EVENT_TYPES.slice(0, 13)).toEqual([
    'account',
    'post',
    'person',
    'interest',
    'follow',
    'unfollow',
    'snapshot',
    'status',
    'engagement',
    'following',
    'unfollowing',
    'tie',
    'deletion',
  ]);
  expect(DEPARTURE_REASONS.slice(0, 6)).toEqual([
    'unknown',
    'unfollowed',
    'suspended',
    'deleted',
    'blocked',
    'severed',
  ]);
  expect(ACCOUNT_STATUSES.slice(0, 5)).toEqual([
    'active',
    'suspended',
    'deleted',
    'protected',
    'blocked',
  ]);
  expect(ENGAGEMENT_KINDS.slice(0, 5)).toEqual(['like', 'repost', 'reply', 'quote', 'mention']);
});
