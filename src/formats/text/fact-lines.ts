import { cutToWidth, displayWidth } from '../../render/wording/display-width.ts';
import type { Fact } from '../../render/wording/facts.ts';
import { wrap } from '../../render/wording/wrap.ts';
import type { Palette } from './palette.ts';

const GAP = 2;

/** Names in a column, values wrapped beside them. */
export function factLines(list: Fact[], columns: number, palette: Palette): string[] {
  const margin = Math.max(...list.map(({ name }) => displayWidth(name))) + GAP;
  return list.flatMap(({ name, value }) =>
    wrap([value], columns - margin, palette.label).map(
      (line, index) =>
        palette.faint((index === 0 ? name : '').padEnd(margin)) +
        cutToWidth(line, columns - margin),
    ),
  );
}
