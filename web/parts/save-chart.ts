import { figuresAsCsv } from '../../src/render/csv/figures-as-csv.ts';
import type { Figures } from '../../src/render/markup/markup.ts';
import { saveFile } from './save-file.ts';

/** Pixels of the PNG per unit of the chart, so that it is sharp on fine screens and in print. */
const SHARPNESS = 2;
const MARGIN = 16;

/** The style properties a chart needs to look the same outside the page. */
const STYLED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'visibility',
  'font-variant-numeric',
];

export function saveFigures(figures: Figures): void {
  saveFile(`${figures.name}.csv`, figuresAsCsv(figures), 'text/csv;charset=utf-8');
}

export function saveSvg(svg: SVGSVGElement, name: string): void {
  saveFile(`${name}.svg`, standingAlone(svg), 'image/svg+xml');
}

export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([standingAlone(svg)], { type: 'image/svg+xml' }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.width * SHARPNESS;
    canvas.height = picture.height * SHARPNESS;
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (made !== null) saveFile(`${name}.png`, made, 'image/png');
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A copy of the chart with its style written into it, on the background of the page. */
function standingAlone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, original] of originals.entries()) {
    const style = getComputedStyle(original);
    for (const name of STYLED) copies[index].setAttribute(name, style.getPropertyValue(name));
    for (const name of ['class', 'tabindex', 'role', 'aria-label', 'aria-hidden'])
      copies[index].removeAttribute(name);
  }
  for (const child of copy.querySelectorAll('[visibility="hidden"], text')) {
    if (isHint(child)) child.remove();
  }
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width + 2 * MARGIN));
  copy.setAttribute('height', String(height + 2 * MARGIN));
  copy.setAttribute(
    'viewBox',
    `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`,
  );
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({
    x: -MARGIN,
    y: -MARGIN,
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
    fill: getComputedStyle(document.body).backgroundColor,
  }))
    paper.setAttribute(name, String(value));
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

/** Whether an element is a hint for the page, not part of the exported picture. */
function isHint(element: Element): boolean {
  return (
    element.getAttribute('visibility') === 'hidden' ||
    /^(Point at|Touch) a mark/u.test(element.textContent ?? '')
  );
}
