import { h } from 'preact';
import type { VNode } from 'preact';
import type { Content } from '../../src/render/markup/markup.ts';
import { Command } from './command.tsx';
import { Figure } from './figure.tsx';

/** Turns markup of the exports into Preact nodes. Charts get export buttons. No text is parsed as HTML. */
export function renderMarkup(content: Content): VNode | string {
  if (typeof content === 'string') return content;
  const { tag, attributes, children, figures } = content;
  if (tag === 'code') return <Command>{children.join('')}</Command>;
  const element = h(tag, attributes, ...children.map(renderMarkup));
  return figures === undefined ? element : <Figure figures={figures}>{element}</Figure>;
}
