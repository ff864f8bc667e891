import { parseArgs } from 'node:util';
import { printTable } from '../../bench/markdown-table.ts';
import { plantedInterests } from '../../support/planted-interests.ts';
import { measureNearest } from './measure-nearest.ts';

/**
 * Compares the nearest people that the report finds with the truly nearest, in audiences so large
 * that only a sample is compared. `npm run calibrate:nearest` prints Markdown.
 *
 * Options: --people N,N,... sizes of the audiences; --asked N people compared with everybody;
 * --neighbours N; --seed S.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '20000,150000,300000' },
    asked: { type: 'string', default: '200' },
    neighbours: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});

/** Interests as rare as those of a large audience, and as frequent as those of one with few. */
const KINDS = {
  varied: { groups: 40, own: 300, common: 3000, drawn: 10, noise: 0.4 },
  usual: { groups: 20, own: 60, common: 300, drawn: 10, noise: 0.4 },
  alike: { groups: 8, own: 20, common: 40, drawn: 12, noise: 0.4 },
};

printTable(
  ['people', 'interests', 'asked', 'weight of the nearest', 'nearest found', 'CPU, s'],
  values.people
    .split(',')
    .map(Number)
    .flatMap((people) =>
      Object.entries(KINDS).map(([kind, settings]) => {
        const { matrix } = plantedInterests({ people, ...settings }, Number(values.seed));
        const k = Number(values.neighbours);
        const { asked, weight, found, seconds } = measureNearest(
          matrix.weights,
          k,
          Number(values.asked),
        );
        return [
          String(people),
          kind,
          String(asked),
          weight.toFixed(3),
          found.toFixed(3),
          seconds.toFixed(1),
        ];
      }),
    ),
);
