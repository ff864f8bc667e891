import type { TribeReport } from '../../model/report.ts';
import { outsideCommunities, communityInWords } from '../../render/wording/rows.ts';
import { communityNotes } from '../../render/wording/community-notes.ts';
import type { Palette } from './palette.ts';
import { wrap } from '../../render/wording/wrap.ts';
import { table } from './table.ts';
import type { Column } from './table.ts';

/** The communities as a table, and how many people are in none. */
export function communityLines(report: TribeReport, columns: number, palette: Palette): string[] {
  const outside = wrap([outsideCommunities(report)], columns, palette.label);
  if (report.communities.length === 0) return outside;
  const rows = report.communities.map((community) => {
    const words = communityInWords(community);
    const paint = community.isTribe ? palette.label : palette.faint;
    return [
      { text: words.label, paint },
      { text: words.size },
      { text: words.share },
      { text: words.retention },
      { text: words.likeMindedness },
      { text: words.kind, paint: community.isTribe ? palette.growth : palette.faint },
    ];
  });
  return [
    ...table(COMMUNITY_COLUMNS, rows, columns, palette.faint),
    ...parts(report, columns, palette),
    ...origins(report, columns, palette),
    '',
    ...outside,
  ];
}

/** What the like-mindedness of each tribe is made up of. */
function parts({ communities }: TribeReport, columns: number, palette: Palette): string[] {
  const lines = communities
    .filter(({ isTribe }) => isTribe)
    .map(communityInWords)
    .filter((words) => words.parts !== '')
    .flatMap((words) => wrap([{ label: words.label }, `: ${words.parts}`], columns, palette.label));
  return lines.length === 0
    ? []
    : ['', palette.faint('Like-minded by (everybody: 0.50)'), ...lines];
}

/** Which came from others. */
function origins({ communities }: TribeReport, columns: number, palette: Palette): string[] {
  const lines = communityNotes(communities).flatMap((note) => wrap(note, columns, palette.label));
  return lines.length === 0 ? [] : ['', ...lines];
}

const COMMUNITY_COLUMNS: Column[] = [
  { title: 'Community', align: 'left', least: 12 },
  { title: 'People', align: 'right' },
  { title: 'Share', align: 'right', leaveOut: 1 },
  { title: 'Stay 90 days', align: 'right', leaveOut: 2 },
  { title: 'Like-minded', align: 'right', leaveOut: 3 },
  { title: '', align: 'left' },
];
