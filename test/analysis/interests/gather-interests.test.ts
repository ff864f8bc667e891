import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherInterests } from '../../../src/analysis/interests/gather-interests.ts';
import type { InterestMatrix } from '../../../src/analysis/interests/interest-matrix.ts';
import type { TopicLevel } from '../../../src/analysis/topics/identity/post-topics.ts';
import type { AudienceLog } from '../../../src/model/audience-log.ts';
import { sparseRows } from '../../../src/stats/sparse-rows.ts';
import { ACCOUNT, audienceOf, day } from '../../support/audience-of.ts';
import { tries } from '../../support/soak.ts';

const NO_TOPICS: TopicLevel = {
  topics: [],
  weights: sparseRows(0, 0, { row: [], column: [], value: [] }),
};

function everybody(log: AudienceLog): Uint8Array {
  return new Uint8Array(log.people.count).fill(1);
}

/** Each person's interests as they read, by weight. */
function interestsOf(matrix: InterestMatrix, log: AudienceLog, id: string): Map<string, number> {
  const { start, column, value } = matrix.weights;
  const i = log.people.ids.indexOf(id);
  return new Map(
    Array.from({ length: start[i + 1] - start[i] }, (_, k): [string, number] => [
      matrix.terms[column[start[i] + k]],
      value[start[i] + k],
    ]).sort(([, a], [, b]) => b - a),
  );
}

function person(id: string, bio: string): object {
  return { type: 'person', id, handle: `h${id}`, bio };
}

function engaged(who: string, post: number): object {
  return { type: 'engagement', person: who, post: `p${post}`, kind: 'like', at: day(post + 1) };
}

function topic(id: string, label: string): TopicLevel['topics'][number] {
  return { id, label, terms: [], origin: 'given', posts: 0 };
}

describe('gathering interests', () => {
  it('recognises an interest in every spelling and inflection, and shows the commonest', async () => {
    const log = await audienceOf([
      ACCOUNT,
      person('1', 'Gardener, #RustLang'),
      person('2', 'rustlang and gardening'),
      person('3', 'I love my garden! #rustlang'),
      person('4', ''),
      { type: 'interest', person: '4', term: '#Rust_Lang' },
      person('5', 'chess'),
      person('6', 'playing chess'),
    ]);
    const matrix = gatherInterests(log, NO_TOPICS, everybody(log));
    const rust = [1, 2, 3, 4].map((id) => [...interestsOf(matrix, log, `${id}`).keys()]);
    expect(rust.every((terms) => terms.includes('#rustlang'))).toBe(true);
    expect(interestsOf(matrix, log, '2').size).toBe(2);
    expect(matrix.terms.filter((term) => term.startsWith('garden'))).toHaveLength(1);
  });

  it('connects a phrase with people who write its words', async () => {
    const log = await audienceOf([
      ACCOUNT,
      person('1', ''),
      person('2', ''),
      { type: 'interest', person: '1', term: 'Machine Learning' },
      { type: 'interest', person: '2', term: 'machine learning' },
      person('3', 'machines that learn'),
      person('4', 'cats'),
      person('5', 'a cat'),
    ]);
    const matrix = gatherInterests(log, NO_TOPICS, everybody(log));
    expect([...interestsOf(matrix, log, '1').keys()][0]).toBe('machine learning');
    const theirs = interestsOf(matrix, log, '3');
    expect([...interestsOf(matrix, log, '2').keys()].filter((t) => theirs.has(t))).toHaveLength(2);
  });

  it('drops interests of one person or of everybody, and weighs rare ones more', async () => {
    const log = await audienceOf([
      ACCOUNT,
      ...Array.from({ length: 10 }, (_, k) =>
        person(
          `${k}`,
          `music ${k < 6 ? 'football' : ''} ${k < 2 ? 'falconry' : ''} only${'abcdefghij'[k]}x`,
        ),
      ),
    ]);
    const matrix = gatherInterests(log, NO_TOPICS, everybody(log));
    expect(matrix.terms.toSorted()).toEqual(['falconry', 'football']);
    expect([...interestsOf(matrix, log, '0').keys()]).toEqual(['falconry', 'football']);
    expect(interestsOf(matrix, log, '9').size).toBe(0);
  });

  it('counts the topics of posts that people engage with, damped', async () => {
    const posts = Array.from({ length: 9 }, (_, k) => ({
      type: 'post',
      id: `p${k}`,
      at: day(k),
      text: 'x',
    }));
    const log = await audienceOf([
      ACCOUNT,
      ...posts,
      ...Array.from({ length: 8 }, (_, k) => engaged('1', k)),
      engaged('1', 8),
      engaged('2', 0),
      engaged('3', 8),
      person('4', 'tea'),
      person('5', 'tea'),
      { type: 'engagement', person: '5', kind: 'mention', at: day(1) },
    ]);
    const topics: TopicLevel = {
      topics: [topic('a', 'Politics'), topic('b', 'Rust')],
      weights: sparseRows(9, 2, {
        row: posts.keys().toArray(),
        column: posts.map((_, k) => (k === 8 ? 1 : 0)),
        value: posts.map(() => 1),
      }),
    };
    const ofFirst = interestsOf(gatherInterests(log, topics, everybody(log)), log, '1');
    expect([...ofFirst.keys()]).toEqual(['topic: Politics', 'topic: Rust']);
    // log2(1 + 8) against log2(1 + 1), both topics having two people of five.
    expect(ofFirst.get('topic: Politics')! / ofFirst.get('topic: Rust')!).toBeCloseTo(Math.log2(9));
  });

  it('gives an interest in a person to that person too, if they are a member', async () => {
    const log = await audienceOf([
      ACCOUNT,
      person('1', ''),
      person('2', ''),
      { type: 'interest', person: '1', term: '@Anna' },
      { type: 'interest', person: '2', term: '@anna' },
      { type: 'person', id: '3', handle: 'anna' },
      person('4', 'tea'),
    ]);
    const matrix = gatherInterests(log, NO_TOPICS, everybody(log));
    expect([...interestsOf(matrix, log, '3').keys()]).toEqual(['@anna']);
  });

  it('ignores people who are not members, also for what is common', async () => {
    const log = await audienceOf([
      ACCOUNT,
      person('1', 'sailing chess'),
      person('2', 'sailing'),
      person('3', 'chess'),
      person('4', 'tea'),
    ]);
    const include = everybody(log);
    include[log.people.ids.indexOf('3')] = 0;
    const matrix = gatherInterests(log, NO_TOPICS, include);
    expect(matrix.terms).toEqual(['sailing']);
    expect(interestsOf(matrix, log, '3').size).toBe(0);
  });

  it('gives the same bytes in any order of imports', async () => {
    const events = [
      ACCOUNT,
      person('1', 'Rust, gardens and #OpenSource'),
      person('2', 'open source gardener'),
      person('3', ''),
      { type: 'interest', person: '3', term: '#opensource', weight: 3 },
      { type: 'interest', person: '3', term: '#rust' },
      { type: 'interest', person: '1', term: '@dev' },
      { type: 'interest', person: '2', term: '@dev' },
    ];
    const forwards = await audienceOf(events);
    const backwards = await audienceOf([ACCOUNT, ...events.slice(1).reverse()]);
    expect(gatherInterests(backwards, NO_TOPICS, everybody(backwards))).toEqual(
      gatherInterests(forwards, NO_TOPICS, everybody(forwards)),
    );
  });

  it('accepts any bio and any interest, and at most 200 of one person', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constant('#tag '.repeat(5000)),
      fc.constant(Array.from({ length: 2000 }, (_, k) => `w${k.toString(36)}q`).join(' ')),
      fc.constant(`${'a'.repeat(5000)} \u202e ${'\u0301'.repeat(400)}`),
    );
    const people = fc.array(fc.record({ bio: text, terms: fc.array(text, { maxLength: 4 }) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(people, (described) => {
        const twice = [...described, ...described];
        const log = logOf(twice);
        const { terms, weights } = gatherInterests(log, NO_TOPICS, everybody(log));
        expect(terms.every((term) => term.length > 0 && term.isWellFormed())).toBe(true);
        for (let i = 0; i < weights.rows; i++) {
          const row = weights.value.subarray(weights.start[i], weights.start[i + 1]);
          expect(row.length).toBeLessThanOrEqual(200);
          expect(Math.hypot(...row)).toBeCloseTo(row.length > 0 ? 1 : 0, 10);
          expect(row.every((weight) => weight > 0)).toBe(true);
        }
      }),
      { numRuns: tries(20, 300) },
    );
  });
});

function logOf(people: { bio: string; terms: string[] }[]): AudienceLog {
  const terms = [...new Set(people.flatMap((p) => p.terms))].sort();
  const entries = people.flatMap((p, i) => p.terms.map((term) => ({ i, t: terms.indexOf(term) })));
  return {
    people: {
      count: people.length,
      ids: people.map((_, i) => `${i}`),
      profiles: people.map(({ bio }) => ({ bio })),
    },
    interests: {
      person: Int32Array.from(entries, ({ i }) => i),
      term: Int32Array.from(entries, ({ t }) => t),
      weight: new Float64Array(entries.length).fill(1),
      terms,
    },
    engagements: { person: new Int32Array(0), post: new Int32Array(0) },
  } as unknown as AudienceLog;
}
