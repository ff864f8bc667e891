import type { Estimate, ReportTopic } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Content, Figures, Markup } from '../markup/markup.ts';
import { writeCount } from '../wording/numbers.ts';
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
}

/** What stands for how much a topic builds. */
interface Built {
  of: (topic: ReportTopic) => Estimate | null;
  /** In words, within a sentence. */
  named: string;
  column: string;
  said: (topic: ReportTopic) => string;
}

const LASTING: Built = {
  of: ({ growth }) => growth.lasting,
  named: 'lasting follows',
  column: 'lasting_follows',
  said: (topic) => `Lasting follows ${topicInWords(topic).lasting}`,
};
/** Until anybody was watched for as long as a follow must last. */
const ALL: Built = {
  of: ({ growth }) => growth.follows,
  named: 'follows',
  column: 'follows',
  said: (topic) => `Follows ${topicInWords(topic).growth}; how many last is not known yet`,
};

const TOP = 26;
const LEFT = 46;
const RIGHT = 12;
const AXIS = 44;

/**
 * What topics cost against what they build: a cross a topic, as wide and high as its two 95%
 * intervals. Builders stand high, topics that cost stand to the right; by all follows where of none
 * it is known how many last. `null` where no topic has both figures.
 */
export function topicsPlane(topics: ReportTopic[]): Markup | null {
  const built = topics.some((topic) => LASTING.of(topic) !== null) ? LASTING : ALL;
  const placed = topics.flatMap((topic) => {
    const [cost, growth] = [topic.cost.unfollows, built.of(topic)];
    return cost === null || growth === null ? [] : [{ topic, cost, growth }];
  });
  if (placed.length === 0) return null;
  return chart(
    `Topics by the unfollows they cause and the ${built.named} they bring`,
    figuresOf(placed, built),
    (width) => plane(placed, built, width),
  );
}

function figuresOf(placed: PlacedTopic[], { column }: Built): Figures {
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
  };
}

function plane(
  placed: PlacedTopic[],
  built: Built,
  width: number,
): { height: number; shapes: Content[] } {
  const height = Math.round(Math.max(340, width * 0.58));
  const bottom = height - AXIS;
  const across = scaleOf(
    placed.map(({ topic, cost }) => [topic, cost]),
    LEFT,
    width - RIGHT,
    44,
  );
  const upward = scaleOf(
    placed.map(({ topic, growth }) => [topic, growth]),
    bottom,
    TOP,
    26,
  );
  const points = placed.map(({ topic, cost, growth }) => ({
    x: across.place(cost.estimate),
    y: upward.place(growth.estimate),
    label: topicInWords(topic).label,
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
  const crosses = placed.map(({ topic, cost, growth }, index) => {
    const { x, y, label } = points[index];
    const words = topicInWords(topic);
    const place = places[index];
    return mark(
      `topic ${topic.role.replaceAll(' ', '-')}`,
      [`${label}: ${topic.role}`, `Unfollows ${words.cost}`, built.said(topic)],
      { width, height },
      element('circle', { class: 'reach', cx: x, cy: y, r: 14 }),
      line('interval', across.place(cost.low), y, across.place(cost.high), y),
      line('interval', x, upward.place(growth.low), x, upward.place(growth.high)),
      element('circle', { class: 'dot', cx: x, cy: y, r: 4.5 }),
      ...(place ? [text('label', place.x, place.y, label, place.anchor)] : []),
    );
  });
  return { height, shapes: [...axes(across, upward, built, width, bottom), ...crosses] };
}

/** Spans the intervals of what there is evidence for, or all of them where there is none. */
function scaleOf(
  estimates: [ReportTopic, Estimate][],
  start: number,
  end: number,
  apart: number,
): Scale {
  const sure = estimates.filter(([topic]) => topic.role !== 'not enough evidence');
  const shown = (sure.length > 0 ? sure : estimates).map(([, estimate]) => estimate);
  const least = Math.min(-1, ...shown.map(({ low }) => low)) * 1.1;
  const most = Math.max(1, ...shown.map(({ high }) => high)) * 1.1;
  return signedRootScale({ least, most, start, end }, apart);
}

function axes(
  across: Scale,
  upward: Scale,
  { named }: Built,
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
    text('axis', 0, TOP - 14, `↑ ${named} it brings`),
    text('axis', width - RIGHT, bottom + 34, 'unfollows it causes →', 'end'),
  ];
}
