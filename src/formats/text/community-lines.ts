import type { ReportCommunity, TribeReport } from '../../model/report.ts';
import { COMMUNITY_STATISTICS } from '../../model/statistics.ts';
import { cutToWidth } from '../../render/wording/display-width.ts';
import { outsideCommunities, communityInWords } from '../../render/wording/rows.ts';
import { communityNotes } from '../../render/wording/community-notes.ts';
import { TABLE_STATISTICS } from '../../render/wording/statistics.ts';
import { TRIBE_VERDICTS, tribeVerdict } from '../../render/wording/tribe-verdicts.ts';
import type { Palette } from './palette.ts';
import { wrap } from '../../render/wording/wrap.ts';
import { table } from './table.ts';
import type { Cell, Column } from './table.ts';

const INDENT = '  ';

/** The communities grouped by verdict, and how many followers are in none. */
export function communityLines(report: TribeReport, columns: number, palette: Palette): string[] {
  const outside = wrap([outsideCommunities(report)], columns, palette.label);
  if (report.communities.length === 0) return outside;
  const groups = Object.entries(TRIBE_VERDICTS).map(([verdict, meaning]) => ({
    heading: verdict + palette.faint(cutToWidth(`: ${meaning}`, columns - verdict.length)),
    communities: report.communities.filter(({ isTribe }) => tribeVerdict(isTribe) === verdict),
  }));
  const rows = groups.flatMap((group) =>
    group.communities.map((community) => communityRow(community, palette)),
  );
  const [titles, ...lines] = table(COMMUNITY_COLUMNS, rows, columns, palette.faint);
  let next = 0;
  return [
    titles,
    ...groups.flatMap((group) => {
      const members = lines.slice(next, (next += group.communities.length));
      return members.length === 0 ? [] : [group.heading, ...members];
    }),
    ...parts(report, columns, palette),
    ...origins(report, columns, palette),
    '',
    ...outside,
  ];
}

function communityRow(community: ReportCommunity, palette: Palette): Cell[] {
  const words = communityInWords(community);
  const paint = community.isTribe === true ? palette.label : palette.faint;
  return [
    { text: INDENT + words.label, paint },
    { text: words.size },
    { text: words.share },
    ...words.statistics.map(({ text }) => ({ text })),
  ];
}

/** The parts of each tribe's like-mindedness. */
function parts({ communities }: TribeReport, columns: number, palette: Palette): string[] {
  const lines = communities
    .filter(({ isTribe }) => isTribe === true)
    .map(communityInWords)
    .filter((words) => words.parts !== '')
    .flatMap((words) => wrap([{ label: words.label }, `: ${words.parts}`], columns, palette.label));
  return lines.length === 0
    ? []
    : [
        '',
        ...wrap(['Parts of like-mindedness (whole audience: 0.50)'], columns, palette.label).map(
          palette.faint,
        ),
        ...lines,
      ];
}

/** Which communities split from others or absorbed them. */
function origins({ communities }: TribeReport, columns: number, palette: Palette): string[] {
  const lines = communityNotes(communities).flatMap((note) => wrap(note, columns, palette.label));
  return lines.length === 0 ? [] : ['', ...lines];
}

const COMMUNITY_COLUMNS: Column[] = [
  { title: '', align: 'left', least: 12 },
  { title: 'People', align: 'right' },
  { title: 'Share', align: 'right', leaveOut: 1 },
  ...TABLE_STATISTICS.map((name, index): Column => {
    const { title } = COMMUNITY_STATISTICS[name];
    return { title, align: 'right', leaveOut: 2 + index };
  }),
];
