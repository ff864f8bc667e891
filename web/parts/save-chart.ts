import { figuresAsCsv } from '../../src/render/csv/figures-as-csv.ts';
import type { Figures, LegendEntry } from '../../src/render/markup/markup.ts';
import { saveFile } from './save-file.ts';
import { savePicture } from './save-picture.ts';

const MARGIN = 16;
/** Height of a line of the caption. */
const LINE = 20;
/** Room for an entry of the legend beside its words. */
const ENTRY = 34;

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

/** What stands above a chart in a picture of it, and what its colours mean. */
export interface Caption {
  lines: string[];
  legend: LegendEntry[];
}

export function saveSvg(svg: SVGSVGElement, name: string, caption: Caption): void {
  saveFile(`${name}.svg`, standingAlone(svg, caption), 'image/svg+xml');
}

export function savePng(svg: SVGSVGElement, name: string, caption: Caption): Promise<void> {
  return savePicture(standingAlone(svg, caption), name);
}

/** A copy of the chart with its caption and its style written into it, on the background of the page. */
function standingAlone(svg: SVGSVGElement, caption: Caption): string {
  const { width, height } = svg.viewBox.baseVal;
  const added = captionOf(caption, width);
  const top = added.height;
  // In the page for a moment, because only there it has a style.
  svg.append(added.group);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, original] of originals.entries()) {
    const style = getComputedStyle(original);
    for (const name of STYLED) copies[index].setAttribute(name, style.getPropertyValue(name));
    for (const name of ['class', 'tabindex', 'role', 'aria-label', 'aria-hidden'])
      copies[index].removeAttribute(name);
  }
  added.group.remove();
  for (const child of copy.querySelectorAll('[visibility="hidden"], text')) {
    if (isHint(child)) child.remove();
  }
  const box = [-MARGIN, -MARGIN - top, width + 2 * MARGIN, height + top + 2 * MARGIN];
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(box[2]));
  copy.setAttribute('height', String(box[3]));
  copy.setAttribute('viewBox', box.join(' '));
  copy.setAttribute('overflow', 'visible');
  const fill = getComputedStyle(document.body).backgroundColor;
  copy.prepend(shape('rect', { x: box[0], y: box[1], width: box[2], height: box[3], fill }));
  return new XMLSerializer().serializeToString(copy);
}

/** The lines and the legend above the chart, and how high they are. */
function captionOf({ lines, legend }: Caption, width: number): { group: Element; height: number } {
  const group = shape('g', {});
  const words = lines.map((line, index) => ({
    words: line,
    x: 0,
    row: index,
    kind: index === 0 ? 'label' : 'axis',
  }));
  let [x, row] = [0, lines.length];
  const dots = legend.map((entry) => {
    const wide = entry.label.length * LETTER + ENTRY;
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    const place = { ...entry, x, row };
    x += wide;
    return place;
  });
  const rows = legend.length === 0 ? lines.length : row + 1;
  const height = rows * LINE + MARGIN / 2;
  const lineAt = (at: number): number => at * LINE - height + LINE / 2;
  for (const { words: text, row: at, kind } of words)
    group.append(shape('text', { class: kind, x: 0, y: lineAt(at) + 4 }, text));
  for (const { label, kind, shape: dot, x: left, row: at } of dots) {
    const coloured = shape('g', { class: kind });
    coloured.append(shape('circle', { class: dot, cx: left + 6, cy: lineAt(at), r: 5 }));
    group.append(
      coloured,
      shape('text', { class: 'name', x: left + 16, y: lineAt(at) + 4 }, label),
    );
  }
  return { group, height };
}

/** Width of a letter of the chart's writing, roughly. */
const LETTER = 7;

function shape(tag: string, attributes: Record<string, string | number>, text = ''): Element {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.textContent = text;
  return made;
}

/** Whether an element is a hint for the page, not part of the exported picture. */
function isHint(element: Element): boolean {
  return (
    element.getAttribute('visibility') === 'hidden' ||
    /^(Point at|Tap) a mark/u.test(element.textContent ?? '')
  );
}
