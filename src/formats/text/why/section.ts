/** A heading and its lines. */
export interface Section {
  title: string;
  lines: string[];
}
