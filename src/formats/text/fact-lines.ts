import { displayWidth } from '../../render/wording/display-width.ts';
import type { Fact } from '../../render/wording/fact.ts';
import { wrap } from '../../render/wording/wrap.ts';
import type { Palette } from './palette.ts';

const GAP = 2;
/** Names wider than this share of the line are wrapped. */
const WIDEST_NAME = 0.42;

/** Names in one column and values in another, both wrapped. */
export function factLines(list: Fact[], columns: number, palette: Palette): string[] {
  const widest = Math.max(...list.map(({ name }) => displayWidth(name)));
  const nameWidth = Math.min(widest, Math.floor(columns * WIDEST_NAME));
  const margin = nameWidth + GAP;
  return list.flatMap(({ name, value }) => {
    const names = wrap([name], nameWidth + 1, (text) => text);
    const values = wrap([value], columns - margin, palette.label);
    return Array.from({ length: Math.max(names.length, values.length) }, (_, index) =>
      (palette.faint(padded(names[index] ?? '', margin)) + (values[index] ?? '')).trimEnd(),
    );
  });
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
