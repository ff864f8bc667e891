import type { Estimate, ReportTopic } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Content, Figures, Markup } from '../markup/markup.ts';
import { lossInWords } from '../wording/estimates.ts';
import { writeCount } from '../wording/numbers.ts';
import { hasEffect, roleInWords } from '../wording/roles.ts';
import { topicInWords } from '../wording/rows.ts';
import { chart, line, mark, text } from './chart.ts';
import { labelPlaces } from './label-places.ts';
import type { Box } from './label-places.ts';
import { signedRootScale } from './scale.ts';
import type { Scale } from './scale.ts';

interface PlacedTopic {
  topic: ReportTopic;
  cost: Estimate;
  growth: Estimate;
  isCostSure: boolean;
  isGrowthSure: boolean;
}

/** The measure of a topic's growth that the chart shows. */
interface GrowthMeasure {
  of: (topic: ReportTopic) => Estimate | null;
  /** As text within a sentence. */
  named: string;
  column: string;
  inWords: (topic: ReportTopic) => string;
}

const LASTING: GrowthMeasure = {
  of: ({ growth }) => growth.lasting,
  named: 'lasting follows',
  column: 'lasting_follows',
  inWords: (topic) => `Lasting follows: ${topicInWords(topic).lasting}`,
};
/** Used until anybody has been observed for as long as a follow must last. */
const ALL: GrowthMeasure = {
  of: ({ growth }) => growth.follows,
  named: 'follows',
  column: 'follows',
  inWords: (topic) => `Follows: ${topicInWords(topic).growth}; how many last is not known yet`,
};

/** Up to this many topics, each label may cross a line. */
const FEW = 10;
const TOP = 26;
const LEFT = 46;
const RIGHT = 12;
const AXIS = 44;

/**
 * Cost against growth: a cross for each topic, as wide and high as its two 95% intervals. Topics that
 * attract followers are at the top, topics that cost followers on the right. A figure without enough
 * evidence is a dashed interval around no estimate, and a topic with one has no dot. Growth is lasting
 * follows, or all follows until any are known to last. Null if no topic has both figures.
 */
export function topicsPlane(topics: ReportTopic[]): Markup | null {
  const measure = topics.some((topic) => LASTING.of(topic) !== null) ? LASTING : ALL;
  const placed = topics.flatMap((topic) => {
    const [cost, growth] = [topic.cost.unfollows, measure.of(topic)];
    if (cost === null || growth === null) return [];
    return [
      { topic, cost, growth, isCostSure: isSure(topic.cost), isGrowthSure: isSure(topic.growth) },
    ];
  });
  if (placed.length === 0) return null;
  // The labels of topics with an effect come first to their places.
  placed.sort((a, b) => Number(hasEffect(b.topic)) - Number(hasEffect(a.topic)));
  return chart(
    `Topics by the unfollows they cause and the ${measure.named} they attract`,
    figuresOf(placed, measure),
    (width) => plane(placed, measure, width),
  );
}

function isSure({ verdict }: { verdict: string }): boolean {
  return verdict !== 'not enough evidence';
}

/** Where a figure stands: at its estimate, or without enough evidence in the middle of its interval. */
function centreOf({ estimate, low, high }: Estimate, isSure: boolean): number {
  return isSure ? estimate : (low + high) / 2;
}

function figuresOf(placed: PlacedTopic[], { column }: GrowthMeasure): Figures {
  const columns = ['topic', 'role', 'unfollows', 'unfollows_low', 'unfollows_high'];
  return {
    name: 'topics',
    columns: [...columns, column, `${column}_low`, `${column}_high`],
    rows: placed.map(({ topic, cost, growth }) => [
      topic.label,
      topic.role,
      cost.estimate,
      cost.low,
      cost.high,
      growth.estimate,
      growth.low,
      growth.high,
    ]),
    legend: [...new Set(placed.map(({ topic }) => topic.role))].map((role) => ({
      label: role,
      kind: role.replaceAll(' ', '-'),
      shape: 'dot',
    })),
  };
}

function plane(
  placed: PlacedTopic[],
  measure: GrowthMeasure,
  width: number,
): { height: number; shapes: Content[] } {
  const height = Math.round(Math.max(340, width * 0.58));
  const bottom = height - AXIS;
  const across = scaleOf(
    placed.map(({ cost, isCostSure }) => [cost, isCostSure]),
    LEFT,
    width - RIGHT,
    44,
  );
  const upward = scaleOf(
    placed.map(({ growth, isGrowthSure }) => [growth, isGrowthSure]),
    bottom,
    TOP,
    26,
  );
  const points = placed.map(({ topic, cost, growth, isCostSure, isGrowthSure }) => ({
    x: across.place(centreOf(cost, isCostSure)),
    y: upward.place(centreOf(growth, isGrowthSure)),
    label: topicInWords(topic).label,
    isMinor: placed.length > FEW && !hasEffect(topic),
  }));
  const intervals = placed.flatMap(({ cost, growth }, index): Box[] => {
    const { x, y } = points[index];
    return [
      { left: across.place(cost.low), right: across.place(cost.high), top: y, bottom: y },
      { left: x, right: x, top: upward.place(growth.high), bottom: upward.place(growth.low) },
    ];
  });
  const within = { left: LEFT, top: TOP - 8, right: width, bottom };
  const places = labelPlaces(points, within, intervals);
  const crosses = placed.map(({ topic, cost, growth, isCostSure, isGrowthSure }, index) => {
    const { x, y, label } = points[index];
    const isDotted = isCostSure && isGrowthSure;
    const words = topicInWords(topic);
    const place = places[index];
    return mark(
      `topic ${toneOf(topic)}`,
      [
        `${label}: ${topic.role === 'not enough evidence' ? `${topic.role}; ${roleInWords(topic)}` : topic.role}`,
        `Unfollows: ${lossOf(topic, words.cost)}`,
        measure.inWords(topic),
      ],
      { x, y },
      element('circle', { class: 'reach', cx: x, cy: y, r: 14 }),
      line(lineOf(isCostSure), across.place(cost.low), y, across.place(cost.high), y),
      line(lineOf(isGrowthSure), x, upward.place(growth.low), x, upward.place(growth.high)),
      ...(isDotted ? [element('circle', { class: 'dot', cx: x, cy: y, r: 4.5 })] : []),
      ...(place ? [text('label', place.x, place.y, label, place.anchor)] : []),
    );
  });
  return { height, shapes: [...axes(across, upward, measure, width, bottom), ...crosses] };
}

/** The cost as text; a negative one as followers kept. */
function lossOf({ cost }: ReportTopic, written: string): string {
  return cost.unfollows === null || cost.verdict === 'not enough evidence'
    ? written
    : lossInWords(cost.unfollows);
}

/** Class of a topic's colour. A topic without a role may still cost or attract followers. */
function toneOf({ role, cost, growth }: ReportTopic): string {
  if (role !== 'not enough evidence') return role.replaceAll(' ', '-');
  if (cost.verdict === 'costs') return 'costs';
  return growth.verdict === 'attracts' ? 'attracts' : 'not-enough-evidence';
}

function lineOf(isSure: boolean): string {
  return isSure ? 'interval' : 'interval unsure';
}

/**
 * Covers the intervals with enough evidence and the centres of all others, whose ends would flatten
 * the chart.
 */
function scaleOf(
  estimates: [Estimate, boolean][],
  start: number,
  end: number,
  apart: number,
): Scale {
  const values = estimates.flatMap(([estimate, isSure]) =>
    isSure ? [estimate.low, estimate.high] : [centreOf(estimate, isSure)],
  );
  const least = Math.min(-1, ...values) * 1.1;
  const most = Math.max(1, ...values) * 1.1;
  return signedRootScale({ least, most, start, end }, apart);
}

function axes(
  across: Scale,
  upward: Scale,
  { named }: GrowthMeasure,
  width: number,
  bottom: number,
): Content[] {
  const [zeroX, zeroY] = [across.place(0), upward.place(0)];
  return [
    ...across.ticks.map((tick) =>
      text('tick', across.place(tick), bottom + 16, writeCount(tick), 'middle'),
    ),
    ...upward.ticks.map((tick) =>
      text('tick', LEFT - 8, upward.place(tick) + 4, writeCount(tick), 'end'),
    ),
    ...across.ticks.map((tick) =>
      line('grid', across.place(tick), TOP, across.place(tick), bottom),
    ),
    ...upward.ticks.map((tick) =>
      line('grid', LEFT, upward.place(tick), width - RIGHT, upward.place(tick)),
    ),
    line('zero', zeroX, TOP, zeroX, bottom),
    line('zero', LEFT, zeroY, width - RIGHT, zeroY),
    text('axis', 0, TOP - 14, `↑ ${named} attracted (square-root scale)`),
    text('axis', width - RIGHT, bottom + 34, 'unfollows caused (square-root scale) →', 'end'),
  ];
}
