/**
 * An element of HTML or SVG as plain data. Pages and charts are made of these once; the file
 * export writes them as text, the dashboard hands them to its renderer.
 */
export interface Markup {
  tag: string;
  attributes: Record<string, string | number>;
  children: Content[];
}

export type Content = Markup | string;

/** Attributes that are `undefined` are left out. No inline styles: the pages' policy forbids them. */
export function element(
  tag: string,
  attributes: Record<string, string | number | undefined>,
  ...children: Content[]
): Markup {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return { tag, attributes: Object.fromEntries(given) as Markup['attributes'], children };
}
