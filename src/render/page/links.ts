import { element } from '../markup/markup.ts';
import type { Content } from '../markup/markup.ts';

/** Addresses of the pages on topics and communities; a file has none. */
export interface PageLinks {
  topic?: (id: string) => string;
  community?: (id: string) => string;
}

/** A label that leads to its page, where there is one. */
export function linked(href: string | undefined, label: string): Content {
  const name = element('bdi', {}, label);
  return href === undefined ? name : element('a', { href }, name);
}
