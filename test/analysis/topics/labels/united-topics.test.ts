import { expect, it } from 'vitest';
import { unitedTopics } from '../../../../src/analysis/topics/labels/united-topics.ts';
import { sparseRows } from '../../../../src/stats/sparse-rows.ts';

/** A topic of so many posts, the rows from `from` on. */
function group(name: string, label: string, subject: string | undefined, rows: number[]) {
  const weights = sparseRows(rows.length, 1, {
    row: rows.map((_, at) => at),
    column: rows.map(() => 0),
    value: rows.map(() => 1),
  });
  const topic = { name, label, terms: [name], origin: 'found' as const };
  return {
    topics: [subject === undefined ? topic : { ...topic, subject }],
    parts: [{ rows: Int32Array.from(rows), weights }],
  };
}

it('topics of one subject in two languages are one, with the words of the larger', () => {
  const united = unitedTopics(
    group('director', 'Film', 'Film', [0, 1]),
    group('pelicul', 'Cine', 'Film', [2, 3, 4]),
  );
  expect(united.topics.map(({ label }) => label)).toEqual(['Cine']);
  expect(united.parts.map(({ weights }) => [weights.columns, [...weights.column]])).toEqual([
    [1, [0, 0]],
    [1, [0, 0, 0]],
  ]);
});

it('topics of different subjects, or of none, stay two', () => {
  for (const subject of ['Music', undefined]) {
    const united = unitedTopics(
      group('director', 'Film', 'Film', [0]),
      group('disc', 'Música', subject, [1]),
    );
    expect(united.topics.map(({ label }) => label)).toEqual(['Film', 'Música']);
  }
});
