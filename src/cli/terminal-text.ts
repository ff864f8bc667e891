import type { TextOptions } from '../formats/text/report-as-text.ts';
import type { Output } from './output.ts';
import { columnsOf } from './streams.ts';

/** Returns layout and colours for this terminal: plain and 80 columns wide if it is not one. */
export function terminalText({ color }: Output): TextOptions {
  return {
    columns: columnsOf('stdout'),
    palette: {
      heading: color.bold,
      label: color.bold,
      cost: color.yellow,
      growth: color.green,
      faint: color.dim,
    },
  };
}
