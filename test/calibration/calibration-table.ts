import * as figures from './calibration-figures.ts';
import type { WorldFigures } from './measure-world.ts';
import type { MonteCarlo } from './monte-carlo.ts';

interface Target {
  text: string;
  isMet: (value: number) => boolean;
}

const COVERAGE: Target = {
  text: '93% to 97%',
  isMet: (value) => value >= 0.93 && value <= 0.97,
};
const AT_LEAST_095: Target = { text: 'at least 95%', isMet: (value) => value >= 0.95 };
const AT_LEAST_085: Target = { text: 'at least 85%', isMet: (value) => value >= 0.85 };

const KINDS: readonly [string, (world: WorldFigures) => boolean][] = [
  ['exact times', ({ kind }) => kind.watch === 'exact'],
  ['daily snapshots', ({ kind }) => kind.watch === 'daily'],
  ['weekly snapshots', ({ kind }) => kind.watch === 'weekly'],
  ['under 1,000 followers', ({ kind }) => kind.followers < 1000],
  ['1,000 to 5,000', ({ kind }) => kind.followers >= 1000 && kind.followers <= 5000],
  ['20,000 and 100,000', ({ kind }) => kind.followers > 5000],
  ['calm', ({ kind }) => !kind.isTroubled],
  ['troubled', ({ kind }) => kind.isTroubled],
  ['topics posted together', ({ kind }) => kind.isTogether],
  ['topics do nothing', ({ kind }) => kind.isNull],
];

/** The targets and whether they are met, as a Markdown table. */
export function targetsTable(worlds: readonly WorldFigures[]): string {
  return [
    '| figure | target | found | |',
    '|---|---|---|---|',
    targetRow(
      'coverage of `cost.unfollows`',
      COVERAGE,
      figures.coverage(worlds, (t) => t.unfollows),
    ),
    targetRow(
      'coverage of `growth.follows`',
      COVERAGE,
      figures.coverage(worlds, (t) => t.follows),
    ),
    targetRow(
      'topics called `costs`, `keeps` or `attracts` where topics do nothing',
      { text: 'at most 2%', isMet: (value) => value <= 0.02 },
      figures.falseCalls(worlds),
    ),
    targetRow(
      'topics with a true effect of 100 or more departures called correctly',
      AT_LEAST_095,
      figures.largeCalledRightly(worlds),
    ),
    targetRow(
      'median error of the attributable count over that of a plain pooled Poisson regression',
      { text: 'at most 80%', isMet: (value) => value <= 0.8 },
      figures.errorAgainstPlain(worlds),
    ),
    targetRow('follow churners: precision', AT_LEAST_085, figures.followChurnerPrecision(worlds)),
    targetRow('follow churners: recall', AT_LEAST_085, figures.followChurnerRecall(worlds)),
    targetRow(
      'communities: adjusted Rand index over that of naive Bayes',
      AT_LEAST_095,
      figures.communitiesAgainstNaiveBayes(worlds),
    ),
  ].join('\n');
}

/** The same figures by kind of world, as a Markdown table. */
export function kindsTable(worlds: readonly WorldFigures[]): string {
  return [
    '| worlds | number | cost covered | growth covered | false calls | large called correctly | informed benchmark | called the opposite | error over plain | follow churner precision | follow churner recall | communities over Bayes | retention above truth | intervals given |',
    `|${'---|'.repeat(14)}`,
    kindRow('all', worlds),
    ...KINDS.map(([name, isOf]) => kindRow(name, worlds.filter(isOf))),
  ].join('\n');
}

function targetRow(figure: string, { text, isMet }: Target, found: MonteCarlo): string {
  return `| ${figure} | ${text} | ${percent(found)} | ${isMet(found.value) ? 'met' : 'missed'} |`;
}

function kindRow(name: string, worlds: readonly WorldFigures[]): string {
  const cells = [
    figures.coverage(worlds, (t) => t.unfollows),
    figures.coverage(worlds, (t) => t.follows),
    figures.falseCalls(worlds),
    figures.largeCalledRightly(worlds),
    figures.largeSeenByTheKnowing(worlds),
    figures.largeCalledTheOpposite(worlds),
    figures.errorAgainstPlain(worlds),
    figures.followChurnerPrecision(worlds),
    figures.followChurnerRecall(worlds),
    figures.communitiesAgainstNaiveBayes(worlds),
    figures.retentionAboveTruth(worlds),
    figures.intervalsGiven(worlds),
  ];
  return `| ${name} | ${worlds.length} | ${cells.map(percent).join(' | ')} |`;
}

function percent({ value, error }: MonteCarlo): string {
  if (!Number.isFinite(value)) return '-';
  return `${(100 * value).toFixed(1)}% ± ${(100 * error).toFixed(1)}`;
}
