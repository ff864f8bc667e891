import type { Content } from './markup.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"]/gu, (character) => ENTITIES[character]);
}

/** Writes markup as HTML, with everything in it escaped. Void elements are not supported; pages use none. */
export function writeMarkup(content: Content): string {
  if (typeof content === 'string') return escapeHtml(content);
  const attributes = Object.entries(content.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('');
  return `<${content.tag}${attributes}>${content.children.map(writeMarkup).join('')}</${content.tag}>`;
}
