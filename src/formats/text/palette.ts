export type Paint = (text: string) => string;

/** How the report is coloured. Handed in, since only the program's start knows the terminal. */
export interface Palette {
  heading: Paint;
  label: Paint;
  cost: Paint;
  growth: Paint;
  faint: Paint;
}

const asItIs: Paint = (text) => text;

export const PLAIN: Palette = {
  heading: asItIs,
  label: asItIs,
  cost: asItIs,
  growth: asItIs,
  faint: asItIs,
};
