import { h } from 'preact';
import type { VNode } from 'preact';
import type { Content } from '../src/exports/markup/markup.ts';

/** Markup made by the exports, as what Preact renders. Texts stay texts: nothing is parsed. */
export function renderMarkup(content: Content): VNode | string {
  if (typeof content === 'string') return content;
  return h(content.tag, content.attributes, ...content.children.map(renderMarkup));
}
