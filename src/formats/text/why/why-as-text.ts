import { cutToWidth } from '../../../render/wording/display-width.ts';
import type { TextOptions } from '../report-as-text.ts';
import { personSections } from './person-sections.ts';
import type { Section } from './section.ts';
import { topicSections } from './topic-sections.ts';
import { communitySections } from './community-sections.ts';
import type { Why } from '../../json/why-as-json.ts';

/** Writes the evidence behind a figure for a terminal, with long lists cut. Labels are harmless. */
export function whyAsText(why: Why, { columns, palette }: TextOptions): string {
  const width = Math.min(100, Math.max(40, columns)) - 2;
  const sections = sectionsOf(why, width, palette).filter(({ lines }) => lines.length > 0);
  const written = sections.map(({ title, lines }) =>
    [
      palette.heading(cutToWidth(title, width)),
      ...lines.map((line) => (line === '' ? '' : `  ${line}`)),
    ].join('\n'),
  );
  return `${written.join('\n\n')}\n`;
}

function sectionsOf(why: Why, width: number, palette: TextOptions['palette']): Section[] {
  if (why.kind === 'topic') return topicSections(why, width, palette);
  if (why.kind === 'community') return communitySections(why, width, palette);
  return personSections(why, width, palette);
}
