export type Paint = (text: string) => string;

/** Colours of the report. The caller passes them in, because only it knows the terminal. */
export interface Palette {
  heading: Paint;
  label: Paint;
  cost: Paint;
  growth: Paint;
  faint: Paint;
}

const unchanged: Paint = (text) => text;

export const PLAIN: Palette = {
  heading: unchanged,
  label: unchanged,
  cost: unchanged,
  growth: unchanged,
  faint: unchanged,
};
