import type { Sentence } from '../../render/wording/summary.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** Writes a sentence with its labels in bold. */
export function markdownSentence(phrases: Sentence): string {
  return phrases
    .map((phrase) => (typeof phrase === 'string' ? phrase : `**${escapeMarkdown(phrase.label)}**`))
    .join('');
}

/** Writes a table. Its cells must be escaped. */
export function markdownTable(titles: string[], rules: string[], rows: string[][]): string {
  return [titles, rules, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
