/**
 * An element of HTML or SVG as plain data. Pages and charts are made of these once; the file
 * export writes them as text, the dashboard hands them to its renderer.
 */
export interface Markup {
  tag: string;
  attributes: Record<string, string | number>;
  children: Content[];
  /** What a chart shows, for those who want its figures: see `Figures`. Not written into HTML. */
  figures?: Figures;
}

/** The figures behind a chart, row by row; numbers as they are, `null` where not known. */
export interface Figures {
  /** Fit for a file. */
  name: string;
  columns: string[];
  rows: (string | number | null)[][];
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
