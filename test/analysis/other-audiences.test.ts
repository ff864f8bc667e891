import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { runHere } from '../../src/analysis/heavy-work.ts';
import { PLAIN } from '../../src/formats/text/palette.ts';
import { reportAsText } from '../../src/formats/text/report-as-text.ts';
import type { Correction } from '../../src/model/corrections.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { tribeReport } from '../../src/views/report/tribe-report.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { ACCOUNT, audienceOf, day } from '../support/audience-of.ts';

const snapshot = (at: number, followers: string[], rest: object = {}) => ({
  type: 'snapshot',
  at: day(at),
  complete: true,
  followers,
  ...rest,
});

/** A list a day, in which some leave and some come, with posts and profiles. */
function trueHistory(size: number, days: number, churn: number, seed: number): object[] {
  const random = seededRandom(seed);
  let people = size;
  let list = Array.from({ length: size }, (_, n) => `p${n}`);
  const events: object[] = [ACCOUNT];
  for (let at = 0; at < days; at++) {
    events.push(snapshot(2 * at, list));
    events.push({
      type: 'post',
      id: `t${at}`,
      at: day(2 * at),
      text: 'a',
      topics: [at % 3 ? 'tea' : 'bikes'],
    });
    list = list.filter(() => random() > churn);
    while (random() < 0.9) list = [`p${people++}`, ...list];
  }
  for (let n = 0; n < people; n++) {
    events.push({ type: 'person', id: `p${n}`, bio: n % 2 ? 'tea and kettles' : 'bikes, wheels' });
  }
  return events;
}

/** What a file of another account says: a list, who they are, when they followed, and what became of them. */
function otherList(
  { at, which, size, known }: { at: number; which: number; size: number; known: number },
  complete: boolean,
): object[] {
  // Their ids stand among the others in the order of ids.
  const others = Array.from({ length: size }, (_, n) => `p${n}.${which}`);
  const list = [...others, ...Array.from({ length: known }, (_, n) => `p${n}`)];
  return [
    snapshot(at, list, { complete }),
    { type: 'person', id: others[0]!, bio: 'gardens and tea' },
    { type: 'status', person: others[2]!, at: day(at + 1), status: 'suspended' },
    { type: 'follow', person: others[0]!, at: day(at - 500) },
    { type: 'unfollow', person: others[1]!, at: day(at + 1) },
  ];
}

async function reported(events: object[], ...corrections: Correction[]): Promise<TribeReport> {
  const log = await audienceOf(events);
  return tribeReport(runHere(analyse({ ...log, corrections }, { seed: 1 }, () => undefined)));
}

/** Everything but what the data was made of and how good it was. */
function figures(report: TribeReport): string {
  return JSON.stringify({ ...report, inputs: null, dataQuality: null, warnings: null });
}

test('fewer lists of others than true ones change no figure', async () => {
  const places = fc.array(
    fc.record({
      at: fc.integer({ min: -1, max: 23 }),
      which: fc.integer({ min: 0, max: 2 }),
      complete: fc.boolean(),
    }),
    { minLength: 1, maxLength: 10 },
  );
  const size = fc.integer({ min: 10, max: 90 });
  const churn = fc.constantFrom(0, 0.01, 0.05, 0.15);
  await fc.assert(
    fc.asyncProperty(
      places,
      size,
      size,
      churn,
      fc.nat(),
      async (others, own, theirs, left, seed) => {
        const history = trueHistory(own, 12, left, seed);
        const foreign = new Map(others.map((list) => [2 * list.at + 1, list]));
        fc.pre(!hasThreeInARow(foreign, 12));
        const known = Math.floor(0.04 * Math.min(own, theirs));
        const lists = [...foreign].flatMap(([at, { which, complete }]) =>
          otherList({ at: at / 2, which, size: theirs, known }, complete),
        );
        expect(figures(await reported([...history, ...lists]))).toBe(
          figures(await reported(history)),
        );
      },
    ),
    { numRuns: 6, seed: 11 },
  );
});

/** Whether three lists of the same other account come in a row, with no true one between. */
function hasThreeInARow(foreign: ReadonlyMap<number, { which: number }>, days: number): boolean {
  const times = [...foreign.keys(), ...Array.from({ length: days }, (_, d) => 4 * d)];
  const row = times.sort((a, b) => a - b).map((at) => foreign.get(at)?.which ?? -1);
  return row.some((which, i) => which >= 0 && row[i + 1] === which && row[i + 2] === which);
}

test('a doubted snapshot adds nobody and removes nobody', async () => {
  const history = trueHistory(60, 12, 0.02, 1);
  const half = Array.from({ length: 60 }, (_, n) => (n % 2 ? `p${n}` : `stranger${n}`));
  const at = Date.parse(day(11));
  const doubted = await reported([...history, snapshot(11, half)], {
    kind: 'snapshot',
    at,
    believed: false,
  });
  expect(figures(doubted)).toBe(figures(await reported(history)));
});

const people = (from: number): string[] => Array.from({ length: 40 }, (_, n) => `p${from + n}`);

const accept = (on: string): Correction => ({
  kind: 'snapshot',
  at: Date.parse(on),
  believed: true,
});

test('the owner has to choose between two audiences, and the choice decides', async () => {
  const history = [
    ACCOUNT,
    ...[0, 1, 2, 3].map((at) => snapshot(at, people(at))),
    ...[4, 5, 6].map((at) => snapshot(at, people(500 + at))),
  ];
  const asked = await reported(history);
  expect(asked).toMatchObject({ window: null, audience: { start: 0, gained: 0, lost: 0 } });
  expect(asked.dataQuality.audiences).toEqual([
    { from: '2024-01-01T00:00:00Z', to: '2024-01-04T00:00:00Z', snapshots: 4, followers: 40 },
    { from: '2024-01-05T00:00:00Z', to: '2024-01-07T00:00:00Z', snapshots: 3, followers: 40 },
  ]);
  expect(asked.warnings[0]).toContain('tribe correct snapshot 2024-01-04T00:00:00Z --believe');
  expect(asked.warnings[0]).toContain('tribe correct snapshot 2024-01-07T00:00:00Z --believe');
  expect(reportAsText(asked, { columns: 80, palette: PLAIN })).toContain('2 audiences');

  const [first, second] = asked.dataQuality.audiences!;
  const chosen = await reported(history, accept(second!.to));
  expect(chosen.audience).toMatchObject({ start: 40, end: 40, gained: 2, lost: 2 });
  expect(chosen.dataQuality).toMatchObject({ audiences: [], snapshots: 7 });
  expect(chosen.dataQuality.rejectedSnapshots).toHaveLength(4);
  const both = await reported(history, accept(first!.to), accept(second!.to));
  expect(both.audience.lost).toBeGreaterThan(40);
});

test('a list of handles and one of ids count together once profiles connect them', async () => {
  const account = { ...ACCOUNT, platform: 'x' };
  const ids = Array.from({ length: 30 }, (_, n) => String(1000 + n));
  const lists = [
    account,
    snapshot(0, ids),
    snapshot(
      1,
      ids.slice(2).map((id) => `@user${id}`),
    ),
  ];
  const apart = await reported(lists);
  expect(apart.audience).toMatchObject({ start: 30, gained: 0, lost: 0 });
  expect(apart.warnings.join(' ')).toContain('Import profiles that have both');
  const profiles = ids.map((id) => ({ type: 'person', id, handle: `user${id}`, at: day(0) }));
  const joined = await reported([...lists, ...profiles]);
  expect(joined.audience).toMatchObject({ start: 30, gained: 0, lost: 2 });
});
