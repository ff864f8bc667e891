import { expect, it } from 'vitest';
import { withCurrentNames } from '../../src/cli/former-names.ts';

it.each([
  ['correct reading 2026-03-01 --doubt', 'correct snapshot 2026-03-01 --doubt'],
  [
    '--account 1 correct person @robin --no-churner',
    '--account 1 correct person @robin --no-follow-churner',
  ],
  ['why tribe rust', 'why community rust'],
  ['simulate --readings weekly --days 20', 'simulate --snapshots weekly --days 20'],
  ['simulate --readings=weekly', 'simulate --snapshots=weekly'],
])('%s still works', (former, current) => {
  expect(withCurrentNames(former.split(' '))).toEqual(current.split(' '));
});

it.each(['topics add reading', 'name rust reading', 'why topic tribe', 'import tribe --churner'])(
  '%s stays as typed',
  (typed) => {
    expect(withCurrentNames(typed.split(' '))).toEqual(typed.split(' '));
  },
);
