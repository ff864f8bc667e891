import { h } from 'preact';
import type { VNode } from 'preact';
import type { Content } from '../../src/render/markup/markup.ts';
import { Figure } from './figure.tsx';

/**
 * Markup made by the exports, as what Preact renders; charts get what saves them. Texts stay texts:
 * nothing is parsed.
 */
export function renderMarkup(content: Content): VNode | string {
  if (typeof content === 'string') return content;
  const { tag, attributes, children, figures } = content;
  const element = h(tag, attributes, ...children.map(renderMarkup));
  return figures === undefined ? element : <Figure figures={figures}>{element}</Figure>;
}
