import { displayWidth } from '../wording/display-width.ts';
import { wrap } from '../wording/wrap.ts';
import { element } from '../markup/markup.ts';
import type { Content, Figures, Markup } from '../markup/markup.ts';
import { tenths } from './scale.ts';

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
 * Draws a chart in both widths. Marks are drawn first, and above all of them the places that react to
 * the pointer and the focus, with the words that appear there. Below is a hint.
 */
export function chart(
  title: string,
  figures: Figures,
  draw: (width: number) => { height: number; shapes: Content[] },
): Markup {
  const drawn = Object.entries(CHART_WIDTHS).map(([name, width]) => {
    const { height, shapes } = draw(width);
    const places = shapes.filter(isMark);
    const tips = places.map((place) => tipOf(place, width));
    const all = Math.max(height + LINE, ...tips.map(({ bottom }) => bottom)) + 8;
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
      ...(places.length === 0 ? [] : [text('hint', 0, height + LINE, HINTS[name])]),
      ...shapes.map((shape) => (isMark(shape) ? drawnOf(shape) : shape)),
      ...places.map((place, index) => placeOf(place, tips[index].tip)),
    );
  });
  return { ...element('div', { class: 'charts' }, ...drawn), figures };
}

const HINTS: Record<string, string> = {
  narrow: 'Tap a mark for its figures.',
  wide: 'Point at a mark, or move to it with the Tab key, to see its figures.',
};

/** A part of a chart with figures, before it is split into what is drawn and where it reacts. */
interface Mark extends Markup {
  words: string[];
  anchor: Anchor;
}

/** The point beside which words appear. */
interface Anchor {
  x: number;
  y: number;
}

/**
 * A part of a chart with figures. They appear beside the anchor while the part is under the pointer
 * or has the focus. Screen readers read them too.
 */
export function mark(kind: string, words: string[], anchor: Anchor, ...shapes: Content[]): Mark {
  return {
    ...element(
      'g',
      { class: `mark ${kind}`, tabindex: 0, role: 'img', 'aria-label': words.join('. ') },
      ...shapes,
    ),
    words,
    anchor,
  };
}

function isMark(content: Content): content is Mark {
  return typeof content !== 'string' && 'words' in content;
}

/** Shapes that only show something while the mark reacts. */
function isPlace(content: Content): boolean {
  return (
    typeof content !== 'string' && /^(?:reach|stop-line)/u.test(String(content.attributes.class))
  );
}

function drawnOf({ attributes, children }: Mark): Markup {
  const kind = String(attributes.class).replace(/^mark /u, '');
  return element(
    'g',
    { class: `drawn ${kind}`, 'aria-hidden': 'true' },
    ...children.filter((child) => !isPlace(child)),
  );
}

function placeOf({ tag, attributes, children }: Mark, tip: Markup): Markup {
  return { tag, attributes, children: [...children.filter(isPlace), tip] };
}

const TIP = { widest: 340, inside: 10, away: 12 };

/** The words of a mark in a box above its anchor, or below it where there is no room. */
function tipOf({ words, anchor }: Mark, width: number): { tip: Markup; bottom: number } {
  const columns = columnsIn(Math.min(TIP.widest, width) - 2 * TIP.inside);
  const lines = words.flatMap((sentence) => wrap([sentence], columns, (part) => part));
  const wide = Math.min(width, Math.max(...lines.map(textWidth)) + 2 * TIP.inside);
  const high = lines.length * LINE + TIP.inside;
  const left = tenths(Math.min(width - wide, Math.max(0, anchor.x - wide / 2)));
  const above = anchor.y - TIP.away - high;
  const top = tenths(above >= 0 ? above : anchor.y + TIP.away);
  const tip = element(
    'g',
    { class: 'words' },
    element('rect', {
      class: 'words-box',
      x: left,
      y: top,
      width: tenths(wide),
      height: high,
      rx: 4,
    }),
    ...lines.map((written, index) =>
      text(
        index === 0 ? 'first' : 'more',
        tenths(left + TIP.inside),
        tenths(top + (index + 1) * LINE),
        written,
      ),
    ),
  );
  return { tip, bottom: top + high };
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
