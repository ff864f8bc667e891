import { describe, expect, it, test } from 'vitest';
import { distinctiveTerms } from '../../../../src/analysis/communities/detection/distinctive-terms.ts';
import { nameCommunities } from '../../../../src/analysis/communities/detection/name-communities.ts';
import { sharedTerms } from '../../../../src/analysis/communities/detection/shared-terms.ts';
import { plantedInterests } from '../../../support/planted-interests.ts';

describe('the distinctive interests of a community', () => {
  it('are its own, not the commonest of all, and not one that two people have', () => {
    const { matrix, group } = plantedInterests(
      { people: 900, groups: 3, own: 30, common: 10, drawn: 8, noise: 0.5 },
      1,
    );
    const terms = distinctiveTerms(matrix, group, 3, 10);
    for (const [c, numbers] of terms.entries()) {
      const words = numbers.map((t) => matrix.terms[t]);
      expect(words.length).toBe(10);
      expect(words.every((word) => word.startsWith(`g${c}`))).toBe(true);
      // The commonest of its own are the first six of each vocabulary.
      expect(words.slice(0, 3).every((word) => Number(word.split('w')[1]) < 6)).toBe(true);
    }
  });

  it('do not exist in random communities', () => {
    const { matrix } = plantedInterests(
      { people: 900, groups: 1, own: 30, common: 1, drawn: 8, noise: 0 },
      2,
    );
    const byLot = Int32Array.from({ length: 900 }, (_, i) => i % 3);
    const found = distinctiveTerms(matrix, byLot, 3, 10).flat();
    expect(found.length).toBeLessThan(9);
  });
});

test('are replaced by what at least half of its members share, if there are none', () => {
  const matrix = {
    terms: ['gardening', 'tea', 'chess'],
    rarity: Float64Array.of(0.2, 0.7, 1.4),
    weights: {
      rows: 5,
      columns: 3,
      start: Int32Array.of(0, 2, 3, 5, 6, 6),
      column: Int32Array.of(0, 1, 0, 0, 1, 2),
      value: new Float64Array(6).fill(1),
    },
  };
  const everybody = new Int32Array(5);
  expect(sharedTerms(matrix, everybody, 0, 10)).toEqual([0]);
  expect(sharedTerms(matrix, Int32Array.of(0, 0, 0, 1, -1), 0, 10)).toEqual([0, 1]);
});

describe('names of communities', () => {
  it('have two different terms, in the words people use', () => {
    const [rust, politics] = nameCommunities([
      ['#rustlang', 'rustlang', 'Rust', 'embedded', 'c++'],
      ['topic: Politics', 'élection'],
    ]);
    expect(rust).toEqual({ id: 'rustlang-embedded', label: '#rustlang · embedded' });
    // What people say of themselves comes before what they react to.
    expect(politics).toEqual({ id: 'election-politics', label: 'élection · Politics' });
  });

  it('differ if the terms do not', () => {
    const names = nameCommunities([
      ['tea', 'cats'],
      ['tea', 'cats', 'chess'],
      ['tea', 'cats'],
      ['tea!', 'cats'],
      [],
      [],
    ]);
    expect(names.map(({ label }) => label)).toEqual([
      'tea · cats',
      'tea · cats · chess',
      'tea · cats (2)',
      'tea! · cats',
      'Known to one another',
      'Known to one another (2)',
    ]);
    expect(new Set(names.map(({ id }) => id)).size).toBe(6);
  });

  it('have ids in plain letters, whatever the script', () => {
    const names = nameCommunities([
      ['写真', '山歩き'],
      ['写真', '組み込み'],
      ['🏳️‍🌈', '🌈'],
      ['=cmd|x', '../..'],
    ]);
    expect(new Set(names.map(({ id }) => id)).size).toBe(4);
    for (const { id } of names) expect(id).toMatch(/^[a-z0-9][a-z0-9-]*$/);
  });
});
