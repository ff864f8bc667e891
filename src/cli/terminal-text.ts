import type { TextOptions } from '../formats/text/report-as-text.ts';
import type { Output } from './output.ts';

const USUAL_WIDTH = 80;

/** Returns layout and colours for this terminal: plain and 80 columns wide if it is not one. */
export function terminalText({ color }: Output): TextOptions {
  return {
    // Some terminals report 0.
    columns: process.stdout.columns || USUAL_WIDTH,
    palette: {
      heading: color.bold,
      label: color.bold,
      cost: color.yellow,
      growth: color.green,
      faint: color.dim,
    },
  };
}
