import { element } from '../../src/render/markup/markup.ts';
import { writeMarkup } from '../../src/render/markup/write-markup.ts';
import type { MapPage } from '../../src/model/pages/map-page.ts';
import { colourOf } from './colours.ts';

const SIDE = 1000;

/** The whole map as SVG. */
export function mapAsSvg(page: MapPage, isDark: boolean): string {
  const place = (value: number): number => Math.round(((value + 1) / 2) * SIDE * 10) / 10;
  const dots = page.ids.map((_, person) =>
    element('circle', {
      cx: place(page.x[person]),
      cy: SIDE - place(page.y[person]),
      r: page.shown > 5000 ? 1.5 : 3,
      fill: colourOf(page.community[person], isDark),
    }),
  );
  return writeMarkup(
    element(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', viewBox: `-20 -20 ${SIDE + 40} ${SIDE + 40}` },
      ...dots,
    ),
  );
}
