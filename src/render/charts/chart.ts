import { displayWidth } from '../wording/display-width.ts';
import { wrap } from '../wording/wrap.ts';
import { element } from '../markup/markup.ts';
import type { Content, Figures, Markup } from '../markup/markup.ts';

/** Each chart is drawn for phones and for wider screens; the style shows the one that fits. */
const CHART_WIDTHS = { narrow: 360, wide: 760 } as const;

/** Height of a line of writing and the width of a bold letter, at the charts' 12 px. */
const LINE = 17;
const LETTER = 7.3;

/** Estimates the width of a bold text, closely enough to keep texts from overlapping. */
export function textWidth(text: string): number {
  return displayWidth(text) * LETTER;
}

/** Returns how many columns of bold text fit into a width. */
export function columnsIn(width: number): number {
  return Math.floor(width / LETTER);
}

/**
 * Draws a chart in both widths. The space below it shows the words of the mark under the pointer or
 * with the focus, and a hint until there is one.
 */
export function chart(
  title: string,
  figures: Figures,
  draw: (width: number) => { height: number; shapes: Content[] },
): Markup {
  const drawn = Object.entries(CHART_WIDTHS).map(([name, width]) => {
    const { height, shapes } = draw(width);
    const all = height + Math.max(0, ...shapes.map(linesOfWords)) * LINE + 8;
    return element(
      'svg',
      {
        class: `chart ${name}`,
        role: 'group',
        'aria-label': title,
        viewBox: `0 0 ${width} ${all}`,
        width,
        height: all,
      },
      text('hint', 0, height + LINE, HINTS[name]),
      ...shapes,
    );
  });
  return { ...element('div', { class: 'charts' }, ...drawn), figures };
}

const HINTS: Record<string, string> = {
  narrow: 'Point at a mark or tap it for figures.',
  wide: 'Point at a mark, or move to it with the Tab key, to see its figures.',
};

/**
 * A part of a chart with figures. They appear below the chart, which is `height` high and `width`
 * wide, while the part is under the pointer or has the focus. Screen readers read them too.
 */
export function mark(
  kind: string,
  words: string[],
  { width, height }: { width: number; height: number },
  ...shapes: Content[]
): Markup {
  const lines = words
    .flatMap((sentence) => wrap([sentence], columnsIn(width), (part) => part))
    .map((written, index) =>
      text(index === 0 ? 'words first' : 'words', 0, height + (index + 1) * LINE, written),
    );
  return element(
    'g',
    { class: `mark ${kind}`, tabindex: 0, role: 'img', 'aria-label': words.join('. ') },
    ...shapes,
    ...lines,
  );
}

function isWords(content: Content): boolean {
  return typeof content !== 'string' && String(content.attributes.class).startsWith('words');
}

function linesOfWords(shape: Content): number {
  if (typeof shape === 'string' || shape.tag !== 'g') return 0;
  return shape.children.filter((child) => typeof child !== 'string' && isWords(child)).length;
}

export function line(kind: string, x1: number, y1: number, x2: number, y2: number): Markup {
  return element('line', { class: kind, x1, y1, x2, y2 });
}

export function text(
  kind: string,
  x: number,
  y: number,
  words: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): Markup {
  return element('text', { class: kind, x, y, 'text-anchor': anchor }, words);
}
