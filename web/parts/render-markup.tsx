import { h } from 'preact';
import type { VNode } from 'preact';
import type { Content, ShownTable } from '../../src/render/markup/markup.ts';
import { Command } from './command.tsx';
import { Figure } from './figure.tsx';

/**
 * Turns markup of the exports into Preact nodes. Charts get export buttons. No text is parsed as HTML.
 *
 * @param renderTable takes the place of tables. Without it they are plain.
 */
export function renderMarkup(
  content: Content,
  renderTable?: (table: ShownTable) => VNode,
): VNode | string {
  if (typeof content === 'string') return content;
  const { tag, attributes, children, figures, table } = content;
  if (tag === 'code') return <Command>{children.join('')}</Command>;
  if (table !== undefined && renderTable !== undefined) return renderTable(table);
  const element = h(tag, attributes, ...children.map((child) => renderMarkup(child, renderTable)));
  return figures === undefined ? element : <Figure figures={figures}>{element}</Figure>;
}
