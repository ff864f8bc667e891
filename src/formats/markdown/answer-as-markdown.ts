import type { Answer } from '../../render/answers/answer.ts';
import { cellInWords } from '../../render/tables/cell-in-words.ts';
import { FIGURES } from '../../render/tables/data-table.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { markdownSentence, markdownTable } from './markdown-parts.ts';

/** Writes an answer as GitHub-flavoured Markdown: the sentences, how to read it, then the table. */
export function answerAsMarkdown({ title, sentences, notes, table }: Answer): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    sentences.map(markdownSentence).join(' '),
    ...notes,
    markdownTable(
      table.columns.map((column) => column.title),
      table.columns.map(({ kind }) => (FIGURES.has(kind) ? '--:' : '---')),
      table.rows.map((cells) => cells.map((cell) => escapeMarkdown(cellInWords(cell)))),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}
