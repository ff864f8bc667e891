import { cutToWidth } from '../../../render/wording/display-width.ts';
import type { Labels } from '../../../render/wording/labels.ts';
import type { TextOptions } from '../report-as-text.ts';
import { personSections } from './person-sections.ts';
import type { Section } from './section.ts';
import { topicSections } from './topic-sections.ts';
import { communitySections } from './community-sections.ts';
import type { Why } from '../../json/why-as-json.ts';

/**
 * Writes the evidence behind a figure for a terminal, with long lists cut. Labels are harmless.
 *
 * @param labels of the topics and communities, which the evidence names by id.
 */
export function whyAsText(why: Why, labels: Labels, { columns, palette }: TextOptions): string {
  const width = Math.min(100, Math.max(40, columns)) - 2;
  const sections = sectionsOf(why, labels, width, palette).filter(({ lines }) => lines.length > 0);
  const written = sections.map(({ title, lines }) =>
    [
      palette.heading(cutToWidth(title, width)),
      ...lines.map((line) => (line === '' ? '' : `  ${line}`)),
    ].join('\n'),
  );
  return `${written.join('\n\n')}\n`;
}

function sectionsOf(
  why: Why,
  labels: Labels,
  width: number,
  palette: TextOptions['palette'],
): Section[] {
  if (why.kind === 'topic') return topicSections(why, width, palette, labels);
  if (why.kind === 'community') return communitySections(why, width, palette, labels);
  return personSections(why, width, palette, labels);
}
