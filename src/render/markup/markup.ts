/**
 * An element of HTML or SVG as plain data. The file export writes it as text; the dashboard passes
 * it to its renderer.
 */
export interface Markup {
  tag: string;
  attributes: Record<string, string | number>;
  children: Content[];
  /** The figures of a chart, for download. Not written into HTML. */
  figures?: Figures;
}

/** The figures of a chart, row by row; unrounded, `null` if unknown. */
export interface Figures {
  /** Used as a file name. */
  name: string;
  columns: string[];
  rows: (string | number | null)[][];
}

export type Content = Markup | string;

/** Leaves out attributes that are `undefined`. The pages' policy forbids inline styles. */
export function element(
  tag: string,
  attributes: Record<string, string | number | undefined>,
  ...children: Content[]
): Markup {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return { tag, attributes: Object.fromEntries(given) as Markup['attributes'], children };
}
