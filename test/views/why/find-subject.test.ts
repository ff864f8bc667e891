import { expect, test } from 'vitest';
import { findSubject } from '../../../src/views/why/find-subject.ts';

const candidates = [
  { id: 'politics', names: ['Politics'] },
  { id: '42', names: ['Robin', 'robin_b'] },
  { id: '43', names: ['robin'] },
  { id: 'rust-compilers', names: ['Rust · compilers'] },
];

test.each([
  ['politics', 0],
  ['POLITICS', 0],
  ['42', 1],
  ['@Robin_B', 1],
  ['rust · Compilers ', 3],
])('%s is found by id or name, whatever the case', (asked, position) => {
  expect(findSubject(candidates, asked)).toEqual({ position });
});

test('a name that several go by is not guessed at', () => {
  expect(findSubject(candidates, 'robin')).toEqual({ several: ['42', '43'] });
});

test('what is not there gives the nearest there is, or nothing', () => {
  expect(findSubject(candidates, 'Poltics')).toEqual({ near: ['politics'] });
  expect(findSubject(candidates, 'compilers')).toEqual({ near: ['rust-compilers'] });
  expect(findSubject(candidates, 'gardening')).toEqual({ near: [] });
  expect(findSubject(candidates, '  ')).toEqual({ near: [] });
  expect(findSubject([], 'politics')).toEqual({ near: [] });
});
