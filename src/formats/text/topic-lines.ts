import type { Estimate, ReportTopic, TribeReport } from '../../model/report.ts';
import { broadTopics } from '../../render/wording/topic-levels.ts';
import { cutToWidth } from '../../render/wording/display-width.ts';
import { topicInWords } from '../../render/wording/rows.ts';
import { topicsByRole } from '../../render/wording/roles.ts';
import { topicNote, topicNotes } from '../../render/wording/topic-notes.ts';
import { wrap } from '../../render/wording/wrap.ts';
import { barScale, intervalBar } from './interval-bar.ts';
import type { BarScale } from './interval-bar.ts';
import type { Paint, Palette } from './palette.ts';
import { table } from './table.ts';
import type { Cell, Column } from './table.ts';

const BAR = 14;
const INDENT = '  ';

/** The topics grouped by role, the most pressing first, each with its intervals. */
export function topicLines(report: TribeReport, columns: number, palette: Palette): string[] {
  if (report.topics.length === 0) return ['There are no topics yet. Import your posts.'];
  const topics = broadTopics(report.topics);
  const scale = barScale(comparableCosts(topics));
  const groups = topicsByRole(topics).map(({ role, meaning, topics }) => ({
    heading: role + palette.faint(cutToWidth(`: ${meaning}`, columns - role.length)),
    topics,
  }));
  const rows = groups.flatMap((group) =>
    group.topics.map((topic) => topicRow(topic, scale, palette)),
  );
  const [titles, ...lines] = table(TOPIC_COLUMNS, rows, columns, palette.faint);
  let next = 0;
  return [
    titles,
    ...groups.flatMap((group) => {
      const members = lines.slice(next, (next += group.topics.length));
      return [group.heading, ...members];
    }),
    '',
    ...wrap([topicNote(topics)], columns, palette.label).map(palette.faint),
    ...topicNotes(report.topics).flatMap((note) => wrap(note, columns, palette.label)),
  ];
}

/** Intervals that set the scale. Those without enough evidence are so wide that they would flatten the rest. */
function comparableCosts(topics: ReportTopic[]): Estimate[] {
  const sure = topics.filter(({ cost }) => cost.verdict !== 'not enough evidence');
  return (sure.length > 0 ? sure : topics).flatMap(({ cost }) => cost.unfollows ?? []);
}

function topicRow(topic: ReportTopic, scale: BarScale, palette: Palette): Cell[] {
  const words = topicInWords(topic);
  const paint = paintOf(topic, palette);
  const isUnsure = topic.role === 'not enough evidence';
  const isCostSure = topic.cost.verdict !== 'not enough evidence';
  return [
    { text: INDENT + words.label, paint: isUnsure ? palette.faint : palette.label },
    { text: words.cost, paint },
    { text: intervalBar(topic.cost.unfollows, scale, BAR, isCostSure), paint },
    {
      text: words.lasting,
      paint: topic.growth.verdict === 'attracts' ? palette.growth : palette.faint,
    },
    { text: words.allFollows === '' ? '' : `of ${words.allFollows}`, paint: palette.faint },
  ];
}

const TOPIC_COLUMNS: Column[] = [
  { title: '', align: 'left', least: 12 },
  { title: 'Unfollows', align: 'right' },
  { title: '', align: 'left', leaveOut: 2 },
  { title: 'Lasting follows', align: 'right', leaveOut: 1 },
  { title: 'of all', align: 'left', isExtra: true },
];

function paintOf(topic: ReportTopic, palette: Palette): Paint {
  if (topic.cost.verdict === 'costs') return palette.cost;
  return topic.cost.verdict === 'keeps' ? palette.growth : palette.faint;
}
