import type { DataTable } from '../tables/data-table.ts';

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
  /** What a table shows, by which the dashboard sorts it. Not written into HTML. */
  table?: ShownTable;
}

/** A table's values, and what each of its shown cells contains. */
export interface ShownTable {
  name: string;
  data: DataTable;
  contents: Content[][][];
}

/** The figures of a chart, row by row; unrounded, `null` if unknown. */
export interface Figures {
  /** Used as a file name. */
  name: string;
  columns: string[];
  rows: (string | number | null)[][];
  /** What its colours mean, for pictures of the chart. */
  legend?: LegendEntry[];
}

export interface LegendEntry {
  label: string;
  /** Class of the group that sets the colour. */
  kind: string;
  /** Class of the shape in it. */
  shape: string;
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
