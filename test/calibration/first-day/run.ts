import { parseArgs } from 'node:util';
import { printTable } from '../../bench/markdown-table.ts';
import { type BoundFigures, measureBounds } from './measure-bounds.ts';
import { SPOILT_ORDERS } from './spoilt-orders.ts';

/**
 * Holds the follow times that the order of a list tells to the truth of simulated audiences, by their
 * size, and says how often orders that are none are found out. `npm run calibrate:first-day` prints
 * Markdown; half a minute.
 *
 * Options: --worlds N of each size, --seed S.
 */
const { values } = parseArgs({
  options: { worlds: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' } },
});
const worlds = Number(values.worlds);
const seeds = Array.from({ length: worlds }, (_, w) => Number(values.seed) * 10_000 + w);

console.log('## Bounds from the order of lists\n');
printTable(
  [
    'followers',
    'snapshots',
    'known are',
    'audiences',
    'order believed',
    'bounds',
    'wrong',
    'median error, days',
    'of the whole time',
    'back from suspension',
    'taken for new',
  ],
  [1, 8].flatMap((snapshots) =>
    [100, 300, 1000, 3000, 10_000, 100_000].flatMap((followers) =>
      [true, false].map((profiles) => sizeRow(followers, snapshots, profiles)),
    ),
  ),
);
console.log('## Orders that are none, 1,000 followers\n');
printTable(
  ['order', 'snapshots', 'audiences', 'believed'],
  Object.entries(SPOILT_ORDERS).flatMap(([name, spoil]) =>
    [1, 4].map((snapshots) => {
      const figures = seeds.map((seed) =>
        measureBounds({ followers: 1000, snapshots, profiles: true, seed, spoil }),
      );
      return [name, `${snapshots}`, `${worlds}`, `${believed(figures).length}`];
    }),
  ),
);

function sizeRow(followers: number, snapshots: number, profiles: boolean): string[] {
  // The largest are few: each tells of a hundred thousand people.
  const figures = seeds
    .slice(0, followers > 50_000 ? Math.ceil(worlds / 10) : worlds)
    .map((seed) => measureBounds({ followers, snapshots, profiles, seed }));
  const bounded = believed(figures);
  return [
    `${followers}`,
    `${snapshots}`,
    profiles ? 'profiles' : 'ids',
    `${figures.length}`,
    `${bounded.length}`,
    `${sum(bounded, ({ people }) => people)}`,
    `${sum(bounded, ({ wrong }) => wrong)}`,
    median(bounded, ({ medianDays }) => medianDays).toFixed(1),
    `${(100 * median(bounded, ({ medianShare }) => medianShare)).toFixed(1)}%`,
    `${sum(bounded, ({ reinstated }) => reinstated)}`,
    `${sum(bounded, ({ falseFollows }) => falseFollows)}`,
  ];
}

function believed(figures: readonly BoundFigures[]): BoundFigures[] {
  return figures.filter(({ fault }) => fault === '');
}

function sum(figures: readonly BoundFigures[], of: (figure: BoundFigures) => number): number {
  return figures.reduce((all, figure) => all + of(figure), 0);
}

function median(figures: readonly BoundFigures[], of: (figure: BoundFigures) => number): number {
  const sorted = figures.map(of).toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
