import { textWidth } from '../../src/render/charts/chart.ts';
import { element } from '../../src/render/markup/markup.ts';
import type { Markup } from '../../src/render/markup/markup.ts';
import { writeMarkup } from '../../src/render/markup/write-markup.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import type { MapPage } from '../../src/model/pages/map-page.ts';
import { COLOURED, colourOf, inks } from './colours.ts';
import { middles } from './middles.ts';

const SIDE = 1000;
const MARGIN = 20;
/** Height of a line of the caption or the legend. */
const LINE = 24;
const FONT = 'system-ui, sans-serif';

/**
 * The whole map as SVG, with the names of the communities, a legend, and what is selected: a person
 * with their ties, or a community, beside which all others fade.
 *
 * @param caption lines above it.
 */
export function mapAsSvg(
  page: MapPage,
  caption: readonly string[],
  { person: selected, community }: { person: number | undefined; community: number | undefined },
  isDark: boolean,
): string {
  const { paper, ink } = inks(isDark);
  const shown = page.communities.slice(0, COLOURED);
  const top = caption.length * LINE + MARGIN;
  const bottom = Math.ceil(shown.length / 2) * LINE + MARGIN;
  const [width, height] = [SIDE + 2 * MARGIN, SIDE + 2 * MARGIN + top + bottom];
  const box = { x: -MARGIN, y: -MARGIN - top, width, height };
  return writeMarkup(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: [box.x, box.y, width, height].join(' '),
        width,
        height,
      },
      element('rect', { ...box, fill: paper }),
      ...caption.map((line, at) => words(line, 0, at * LINE - top, ink, at === 0 ? 18 : 14)),
      ...dots(page, community, isDark),
      ...(selected === undefined ? [] : tiesOf(page, selected, ink)),
      ...namesOf(page).map(({ label, x, y }) =>
        outlined(words(label, x, y, ink, 14, 'middle'), paper),
      ),
      ...(selected === undefined ? [] : [nameOf(page, selected, ink, paper)]),
      ...shown.flatMap(({ label }, place) => {
        const [x, y] = [(place % 2) * (SIDE / 2), SIDE + MARGIN + LINE * (0.5 + (place >> 1))];
        return [
          element('circle', { cx: x + 6, cy: y - 5, r: 6, fill: colourOf(place, isDark) }),
          words(readableLabel(label), x + 20, y, ink, 14),
        ];
      }),
    ),
  );
}

function placeOf({ x, y }: MapPage, person: number): { x: number; y: number } {
  const place = (value: number): number => Math.round(((value + 1) / 2) * SIDE * 10) / 10;
  return { x: place(x[person]), y: SIDE - place(y[person]) };
}

/** The names of the largest communities, without those that a larger one's would overlap. */
function namesOf(page: MapPage): { label: string; x: number; y: number }[] {
  const placed: { label: string; x: number; y: number; half: number }[] = [];
  for (const { community, person } of middles(page)) {
    const label = readableLabel(page.communities[community].label);
    const place = placeOf(page, person);
    const half = textWidth(label) / 2;
    const x = Math.max(half, Math.min(SIDE - half, place.x));
    const y = place.y - 10;
    const isFree = placed.every(
      (other) => Math.abs(x - other.x) > half + other.half || Math.abs(y - other.y) > LINE,
    );
    if (isFree) placed.push({ label, x, y, half });
  }
  return placed;
}

function dots(page: MapPage, chosen: number | undefined, isDark: boolean): Markup[] {
  return page.ids.map((_, person) => {
    const { x, y } = placeOf(page, person);
    const community = page.community[person];
    const isIn = chosen === undefined || chosen === community;
    const fill = isIn ? colourOf(community, isDark) : inks(isDark).fade;
    return element('circle', { cx: x, cy: y, r: page.shown > 5000 ? 1.5 : 3, fill });
  });
}

function tiesOf(page: MapPage, selected: number, stroke: string): Markup[] {
  const { from, to } = page.edges;
  return from.flatMap((one, edge) => {
    if (one !== selected && to[edge] !== selected) return [];
    const [a, b] = [placeOf(page, one), placeOf(page, to[edge])];
    return [element('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke, 'stroke-width': 1.5 })];
  });
}

function nameOf(page: MapPage, person: number, ink: string, paper: string): Markup {
  const { x, y } = placeOf(page, person);
  return outlined(words(readableLabel(page.names[person]), x + 8, y + 5, ink, 14), paper);
}

function words(
  text: string,
  x: number,
  y: number,
  fill: string,
  size: number,
  anchor = 'start',
): Markup {
  const font = { 'font-family': FONT, 'font-size': size, 'text-anchor': anchor };
  return element('text', { x, y, fill, ...font }, text);
}

function outlined(text: Markup, stroke: string): Markup {
  const outline = { stroke, 'stroke-width': 4, 'paint-order': 'stroke' };
  return { ...text, attributes: { ...text.attributes, ...outline, 'font-weight': 600 } };
}
