import type { TribeReport } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Content, Figures, Markup } from '../markup/markup.ts';
import { writeDay, writePeriod } from '../../model/dates.ts';
import { writeCount, writeNumberOf } from '../wording/numbers.ts';
import { readableNote } from '../wording/readable-label.ts';
import { chart, line, mark, text } from './chart.ts';
import { linearScale, tenths } from './scale.ts';
import type { Scale } from './scale.ts';

type Step = TribeReport['audience']['history'][number];
type Reason = keyof NonNullable<Step['lostBy']>;

const LEFT = 52;
const RIGHT = 12;
const LEVEL = { top: 24, bottom: 150 };
const FLOW = { top: 186, bottom: 286 };
const POSTS = { top: 306, bottom: 320 };
const HEIGHT = 340;
/** Fewer steps than this make no useful chart. */
const FEWEST = 3;
/** Departures by the platform's doing, not by choice. */
const PLATFORM: Reason[] = ['suspended', 'deleted', 'severed'];

/**
 * Followers over time as a line; gains and losses as bars up and down, with losses by the platform
 * in a paler colour; the number of posts; and marks at mass departures. Null with too few steps.
 */
export function audienceOverTime({ audience, window, dataQuality }: TribeReport): Markup | null {
  const { history } = audience;
  if (window === null || history.length < FEWEST) return null;
  const first = startOf(history);
  const title = 'Followers over time, gains, losses and posts';
  return chart(title, figuresOf(history), (width) => {
    const time = linearScale(
      { least: first, most: Date.parse(window.to), start: LEFT, end: width - RIGHT },
      1,
    );
    const starts = history.map((_, index) =>
      index === 0 ? first : Date.parse(history[index - 1].at),
    );
    return {
      height: HEIGHT,
      shapes: [
        ...levels(history, audience.start, starts, time, width),
        ...flows(history, starts, time, width),
        ...posts(history, starts, time),
        ...dates(first, window.to, width),
        ...history.map((step, index) => stepWords(step, starts[index], time)),
        ...massDepartures(dataQuality.massDepartures, time),
      ],
    };
  });
}

/** Steps are equally long. Before the first one nothing was observed, though the window may be longer. */
function startOf([first, second]: Step[]): number {
  return 2 * Date.parse(first.at) - Date.parse(second.at);
}

function figuresOf(history: Step[]): Figures {
  return {
    name: 'audience',
    columns: ['until', 'followers', 'gained', 'lost', 'lost_by_the_platform', 'posts'],
    rows: history.map((step) => [
      step.at,
      step.followers,
      step.gained,
      step.lost,
      step.lostBy === undefined ? null : byPlatform(step),
      step.posts ?? null,
    ]),
    legend: [
      { label: 'gained', kind: '', shape: 'gained' },
      { label: 'lost', kind: '', shape: 'lost' },
      { label: 'lost by the platform', kind: '', shape: 'taken' },
    ],
  };
}

function byPlatform({ lostBy = {} }: Step): number {
  return PLATFORM.reduce((sum, reason) => sum + (lostBy[reason] ?? 0), 0);
}

function levels(
  history: Step[],
  start: number,
  starts: number[],
  time: Scale,
  width: number,
): Content[] {
  const counts = [start, ...history.map(({ followers }) => followers)];
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const scale = linearScale(
    { least, most: Math.max(most, least + 1), start: LEVEL.bottom, end: LEVEL.top },
    4,
    1,
  );
  const points = [
    `${time.place(starts[0])},${scale.place(start)}`,
    ...history.map(
      ({ at, followers }) => `${time.place(Date.parse(at))},${scale.place(followers)}`,
    ),
  ];
  return [
    text('axis', 0, 10, least > 0 ? 'followers (the scale does not start at 0)' : 'followers'),
    ...scale.ticks.flatMap((tick) => [
      line('grid', LEFT, scale.place(tick), width - RIGHT, scale.place(tick)),
      text('tick', LEFT - 8, scale.place(tick) + 4, writeCount(tick), 'end'),
    ]),
    element('polyline', { class: 'level', points: points.join(' ') }),
  ];
}

function flows(history: Step[], starts: number[], time: Scale, width: number): Content[] {
  const most = Math.max(1, ...history.flatMap(({ gained, lost }) => [gained, lost]));
  const scale = linearScale({ least: -most, most, start: FLOW.bottom, end: FLOW.top }, 4, 1);
  const zero = scale.place(0);
  const bars = history.flatMap((step, index) => {
    const left = time.place(starts[index]);
    const right = time.place(Date.parse(step.at));
    const box = { x: tenths(left + 0.5), width: tenths(Math.max(1, right - left - 1)) };
    const up = scale.place(step.gained);
    const chosen = scale.place(-(step.lost - byPlatform(step)));
    const down = scale.place(-step.lost);
    return [
      element('rect', { class: 'gained', ...box, y: up, height: tenths(zero - up) }),
      element('rect', { class: 'lost', ...box, y: zero, height: tenths(chosen - zero) }),
      ...(down > chosen
        ? [element('rect', { class: 'taken', ...box, y: chosen, height: tenths(down - chosen) })]
        : []),
    ];
  });
  const hasPlatformLosses = history.some((step) => byPlatform(step) > 0);
  return [
    text(
      'axis',
      0,
      FLOW.top - 12,
      `gained, lost${hasPlatformLosses ? ' (pale: by the platform)' : ''}`,
    ),
    ...scale.ticks.map((tick) =>
      text('tick', LEFT - 8, scale.place(tick) + 4, writeCount(Math.abs(tick)), 'end'),
    ),
    ...bars,
    line('zero', LEFT, zero, width - RIGHT, zero),
  ];
}

/** Bars as high as the number of posts. */
function posts(history: Step[], starts: number[], time: Scale): Content[] {
  const counts = history.map((step) => step.posts ?? 0);
  const most = Math.max(...counts);
  if (most === 0) return [];
  const steps = counts.map((count, index) => {
    const left = time.place(starts[index]);
    const right = time.place(Date.parse(history[index].at));
    const height = tenths(((POSTS.bottom - POSTS.top) * count) / most);
    return element('rect', {
      class: 'posts',
      x: tenths(left + 0.5),
      width: tenths(Math.max(1, right - left - 1)),
      y: tenths(POSTS.bottom - height),
      height,
    });
  });
  return [text('tick', LEFT - 8, POSTS.bottom, 'posts', 'end'), ...steps];
}

function dates(from: number, to: string, width: number): Content[] {
  return [
    text('tick', LEFT, HEIGHT - 4, writeDay(new Date(from).toISOString())),
    text('tick', width - RIGHT, HEIGHT - 4, writeDay(to), 'end'),
  ];
}

/** A column that shows its figures on hover. Screen readers use the table below the chart. */
function stepWords(step: Step, start: number, time: Scale): Markup {
  const left = time.place(start);
  const column = element('rect', {
    class: 'reach',
    x: left,
    y: LEVEL.top,
    width: tenths(time.place(Date.parse(step.at)) - left),
    height: POSTS.bottom - LEVEL.top,
  });
  const words = [
    writePeriod(new Date(start).toISOString(), step.at),
    `${writeCount(step.followers)} followers, ${writeCount(step.gained)} gained, ${lostInWords(step)}`,
    ...(step.posts === undefined ? [] : [writeNumberOf(step.posts, 'post', 'posts')]),
  ];
  const { attributes, ...rest } = mark(
    'step',
    words,
    { x: tenths((left + time.place(Date.parse(step.at))) / 2), y: FLOW.top },
    column,
  );
  return { ...rest, attributes: { class: attributes.class, 'aria-hidden': 'true' } };
}

function lostInWords(step: Step): string {
  const reasons = Object.entries(step.lostBy ?? {}).map(
    ([reason, people]) =>
      `${writeCount(people ?? 0)} ${reason === 'unknown' ? 'for unknown reasons' : reason}`,
  );
  return `${writeCount(step.lost)} lost${reasons.length > 0 ? ` (${reasons.join(', ')})` : ''}`;
}

function massDepartures(
  events: TribeReport['dataQuality']['massDepartures'],
  time: Scale,
): Content[] {
  return events.map(({ after, before, reason }) => {
    const x = time.place((Date.parse(after) + Date.parse(before)) / 2);
    return mark(
      'event',
      [`Mass departure, ${writePeriod(after, before)}`, readableNote(reason)],
      { x, y: LEVEL.top },
      line('event-line', x, LEVEL.top, x, FLOW.bottom),
      element('circle', { class: 'event-dot', cx: x, cy: LEVEL.top, r: 5 }),
    );
  });
}
