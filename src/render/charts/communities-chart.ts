import type { ReportCommunity } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Content, Figures, Markup } from '../markup/markup.ts';
import { cutToWidth } from '../wording/display-width.ts';
import { communityInWords } from '../wording/rows.ts';
import { chart, columnsIn, line, mark, text } from './chart.ts';
import { linearScale } from './scale.ts';

const MOST = 12;
const ROW = 44;
const TOP = 34;

/**
 * Communities, largest first: their share of the audience as a bar, and their 90-day retention as a
 * dot with its 95% interval. Null if there are none.
 */
export function communitiesChart(communities: ReportCommunity[]): Markup | null {
  if (communities.length === 0) return null;
  const shown = communities.slice(0, MOST);
  const title = 'Communities by size and 90-day retention';
  return chart(title, figuresOf(communities), (width) => {
    const height = TOP + shown.length * ROW;
    const middle = Math.round(width * 0.6);
    const size = linearScale(
      {
        least: 0,
        most: Math.max(...shown.map(({ share }) => share), 0.01),
        start: 0,
        end: middle - 24,
      },
      2,
    );
    const retention = linearScale({ least: 0, most: 1, start: middle, end: width - 12 }, 2);
    return {
      height,
      shapes: [
        text('axis', 0, 10, 'share of your followers'),
        text('axis', middle, 10, '90-day retention'),
        ...[0, 0.5, 1].flatMap((share) => [
          line('grid', retention.place(share), TOP - 4, retention.place(share), height),
          text('tick', retention.place(share), TOP - 10, `${share * 100}%`, anchors[share * 2]),
        ]),
        ...shown.map((community, index) =>
          row(community, TOP + index * ROW, { size, retention, middle }),
        ),
      ],
    };
  });
}

function figuresOf(communities: ReportCommunity[]): Figures {
  return {
    name: 'communities',
    columns: ['community', 'people', 'share', 'retention_90', 'low', 'high'],
    rows: communities.map(({ label, size, share, retention90: retention }) => [
      label,
      size,
      share,
      retention?.estimate ?? null,
      retention?.low ?? null,
      retention?.high ?? null,
    ]),
    legend: [
      { label: 'tribe', kind: 'tribe', shape: 'dot' },
      { label: 'other community', kind: 'community', shape: 'dot' },
    ],
  };
}

const anchors = ['start', 'middle', 'end'] as const;

interface Axes {
  size: ReturnType<typeof linearScale>;
  retention: ReturnType<typeof linearScale>;
  middle: number;
}

function row(community: ReportCommunity, top: number, axes: Axes): Markup {
  const { size, retention, middle } = axes;
  const words = communityInWords(community);
  const y = top + 26;
  const room = columnsIn(middle - 24) - words.share.length - 2;
  const label = `${cutToWidth(words.label, room)}, ${words.share}`;
  const share = community.retention90;
  const interval: Content[] =
    share === null
      ? [text('tick', retention.place(0) + 8, y + 4, 'not known yet')]
      : [
          line('interval', retention.place(share.low), y, retention.place(share.high), y),
          element('circle', { class: 'dot', cx: retention.place(share.estimate), cy: y, r: 4.5 }),
        ];
  return mark(
    community.isTribe === true ? 'tribe' : 'community',
    [
      `${words.label}: ${words.size} people, ${words.share} of your followers; ${words.verdict}`,
      ...words.statistics.map(({ title, text }) => `${title}: ${text}`),
      `Shared interests: ${words.terms}`,
    ],
    { x: middle / 2, y: top + 8 },
    element('rect', { class: 'reach', x: 0, y: top, width: retention.place(1), height: ROW }),
    text('label', 0, top + 14, label),
    element('rect', {
      class: 'bar',
      x: 0,
      y: y - 5,
      width: size.place(community.share),
      height: 10,
      rx: 2,
    }),
    ...interval,
  );
}
