import type { Content } from './markup.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text from anywhere as HTML that shows it and does nothing else; fit for quoted attributes too. */
export function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"]/gu, (character) => ENTITIES[character]);
}

/** Markup as HTML text, everything in it escaped. It knows no void elements; pages use none. */
export function writeMarkup(content: Content): string {
  if (typeof content === 'string') return escapeHtml(content);
  const attributes = Object.entries(content.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('');
  return `<${content.tag}${attributes}>${content.children.map(writeMarkup).join('')}</${content.tag}>`;
}
