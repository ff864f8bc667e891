import type { TribeReport } from '../../model/report.ts';
import { outsideCommunities, tribeInWords } from '../../render/wording/rows.ts';
import { tribeNotes } from '../../render/wording/tribe-notes.ts';
import type { Palette } from './palette.ts';
import { wrap } from '../../render/wording/wrap.ts';
import { table } from './table.ts';
import type { Column } from './table.ts';

/** The communities as a table, and how many people are in none. */
export function tribeLines(report: TribeReport, columns: number, palette: Palette): string[] {
  const outside = wrap([outsideCommunities(report)], columns, palette.label);
  if (report.tribes.length === 0) return outside;
  const rows = report.tribes.map((tribe) => {
    const words = tribeInWords(tribe);
    const paint = tribe.isTribe ? palette.label : palette.faint;
    return [
      { text: words.label, paint },
      { text: words.size },
      { text: words.share },
      { text: words.retention },
      { text: words.likeMindedness },
      { text: words.kind, paint: tribe.isTribe ? palette.build : palette.faint },
    ];
  });
  return [
    ...table(TRIBE_COLUMNS, rows, columns, palette.faint),
    ...parts(report, columns, palette),
    ...origins(report, columns, palette),
    '',
    ...outside,
  ];
}

/** What the like-mindedness of each tribe is made up of. */
function parts({ tribes }: TribeReport, columns: number, palette: Palette): string[] {
  const lines = tribes
    .filter(({ isTribe }) => isTribe)
    .map(tribeInWords)
    .filter((words) => words.parts !== '')
    .flatMap((words) => wrap([{ label: words.label }, `: ${words.parts}`], columns, palette.label));
  return lines.length === 0
    ? []
    : ['', palette.faint('Like-minded by (everybody: 0.50)'), ...lines];
}

/** Which came from others. */
function origins({ tribes }: TribeReport, columns: number, palette: Palette): string[] {
  const lines = tribeNotes(tribes).flatMap((note) => wrap(note, columns, palette.label));
  return lines.length === 0 ? [] : ['', ...lines];
}

const TRIBE_COLUMNS: Column[] = [
  { title: 'Community', align: 'left', least: 12 },
  { title: 'People', align: 'right' },
  { title: 'Share', align: 'right', leaveOut: 1 },
  { title: 'Stay 90 days', align: 'right', leaveOut: 2 },
  { title: 'Like-minded', align: 'right', leaveOut: 3 },
  { title: '', align: 'left' },
];
