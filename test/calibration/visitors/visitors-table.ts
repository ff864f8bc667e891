import { type MonteCarlo, ratioOver } from '../monte-carlo.ts';
import type { JudgedVisitors } from './measure-visitors.ts';

type Worlds = readonly JudgedVisitors[];

export function precision(worlds: Worlds): MonteCarlo {
  return ratioOver(worlds.map(({ right, called }) => ({ part: right, whole: called })));
}

/** Of those seen to come and to leave. */
export function recall(worlds: Worlds): MonteCarlo {
  return ratioOver(worlds.map(({ found, planted }) => ({ part: found, whole: planted })));
}

const KINDS: readonly [string, (world: JudgedVisitors) => boolean][] = [
  ['numbers and bios', (world) => hasNumbers(world) && hasBios(world)],
  ['numbers only', (world) => hasNumbers(world) && !hasBios(world)],
  ['bios only', (world) => !hasNumbers(world) && hasBios(world)],
  ['no profiles', (world) => !hasNumbers(world) && !hasBios(world)],
  ['visits of 1 to 3 days', (world) => hasNumbers(world) && meanVisit(world) < 3],
  ['visits of 3 to 5 days', (world) => hasNumbers(world) && within(meanVisit(world), 3, 5)],
  ['visits of 5 to 7 days', (world) => hasNumbers(world) && meanVisit(world) >= 5],
  ['exact times', (world) => hasNumbers(world) && world.plan.watch === 'exact'],
  ['daily snapshots', (world) => hasNumbers(world) && world.plan.watch === 'daily'],
  ['weekly snapshots', (world) => hasNumbers(world) && world.plan.watch === 'weekly'],
];

/** How follow churners are found, by kind of world, as a Markdown table. */
export function visitorsTable(worlds: Worlds): string {
  const planted = worlds.filter(({ plan }) => plan.followChurners.perYear > 0);
  const none = worlds.filter(({ plan }) => plan.followChurners.perYear === 0);
  const rows: [string, Worlds][] = [
    ['all with follow churners', planted],
    ...KINDS.map(([name, isOf]): [string, Worlds] => [name, planted.filter(isOf)]),
  ];
  return [
    '| worlds | number | follow churners | precision | recall |',
    '|---|--:|--:|--:|--:|',
    ...rows.map(
      ([name, some]) =>
        `| ${name} | ${some.length} | ${sum(some, 'planted')} | ${percent(precision(some))} | ${percent(recall(some))} |`,
    ),
    `\nWithout follow churners, ${sum(none, 'called')} people are called one in ${none.length} worlds.`,
  ].join('\n');
}

function hasNumbers({ plan }: JudgedVisitors): boolean {
  return plan.profilesRead > 0;
}

function hasBios({ plan }: JudgedVisitors): boolean {
  return plan.followChurners.asks > 0;
}

function meanVisit({ plan }: JudgedVisitors): number {
  return plan.followChurners.meanVisit!;
}

function within(value: number, low: number, high: number): boolean {
  return value >= low && value < high;
}

function sum(worlds: Worlds, of: 'planted' | 'called'): number {
  return worlds.reduce((total, world) => total + world[of], 0);
}

function percent({ value, error }: MonteCarlo): string {
  return Number.isFinite(value)
    ? `${(100 * value).toFixed(0)}% ± ${(100 * error).toFixed(0)}`
    : '-';
}
