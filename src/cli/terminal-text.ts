import type { TextOptions } from '../formats/text/report-as-text.ts';
import type { Output } from './output.ts';

const USUAL_WIDTH = 80;

/** How text for this terminal is laid out and coloured; plain and 80 columns wide where it is none. */
export function terminalText({ color }: Output): TextOptions {
  return {
    // Some terminals say 0.
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
