import { UndirectedGraph } from 'graphology';
import { Sigma } from 'sigma';
import type { CameraState } from 'sigma/types';
import type { MapPage } from '../../src/model/pages/map-page.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { colourOf, inks } from './colours.ts';

/** Callbacks about a person, who is given as an index into the page's columns. */
export interface MapEvents {
  onHover: (person: number | undefined) => void;
  onChoose: (person: number | undefined) => void;
}

/** What is set apart on the map; all else fades. */
export interface MapFocus {
  /** People, among them whom the pointer is on. */
  people: ReadonlySet<number> | undefined;
  community: number | undefined;
  centre: number | undefined;
}

/** The camera that sees all of the map. */
const WHOLE: CameraState = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };

/** Pixels beside a person that still count as pointing at them, for fingers. */
const REACH = 14;

/** Size of a person's name in pixels: its height, the gap before it, and about the width of a letter. */
const NAME_HEIGHT = 24;
const NAME_GAP = 18;
const LETTER_WIDTH = 7.5;

/** Larger audiences get smaller dots, people who engage more get larger ones: the area says how much. */
function dotSizes({ shown, reactions }: MapPage): number[] {
  const usual = Math.max(1.6, Math.min(7, 90 / Math.sqrt(shown)));
  const most = Math.max(1, ...reactions);
  return reactions.map((count) => usual * (0.75 + 1.25 * Math.sqrt(count / most)));
}

/** Draws the map with WebGL and gives the screen position of each person. */
export class MapRenderer {
  readonly #sigma: Sigma;
  readonly #page: MapPage;
  readonly #isDark: boolean;
  readonly #motion: number;
  /** Where the camera is, or is on its way to. */
  #heading = WHOLE;
  #focus: MapFocus = { people: undefined, community: undefined, centre: undefined };

  constructor(box: HTMLElement, page: MapPage, isDark: boolean, events: MapEvents) {
    this.#page = page;
    this.#isDark = isDark;
    this.#motion = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 400;
    const { ink, line } = inks(isDark);
    this.#sigma = new Sigma(graphOf(page, isDark), box, {
      hideEdgesOnMove: true,
      // The page may be hidden while it is drawn.
      allowInvalidContainer: true,
      labelRenderedSizeThreshold: 9,
      labelDensity: 0.6,
      labelColor: { color: ink },
      labelFont: getComputedStyle(document.body).fontFamily,
      labelSize: 12,
      defaultEdgeColor: line,
      zIndex: true,
      minCameraRatio: 0.02,
      maxCameraRatio: 2,
      stagePadding: 24,
      // A page that scrolls must not be caught by the map: zooming is by buttons, or with Ctrl.
      enableCameraZooming: true,
      nodeReducer: (node, data) => this.#node(Number(node), data),
      edgeReducer: (edge, data) => this.#edge(edge, data),
      defaultDrawNodeHover: (context, data) => drawName(context, data, inks(isDark)),
    });
    this.#sigma.on('enterNode', ({ node }) => events.onHover(Number(node)));
    this.#sigma.on('leaveNode', () => events.onHover(undefined));
    this.#sigma.on('clickNode', ({ node }) => events.onChoose(Number(node)));
    this.#sigma.on('clickStage', ({ event }) => events.onChoose(this.#nearest(event)));
    this.#sigma.on('wheelStage', ({ event, preventSigmaDefault }) => {
      if (!event.original.ctrlKey && !event.original.metaKey) preventSigmaDefault();
    });
  }

  focus(focus: MapFocus): void {
    this.#focus = focus;
    this.#sigma.refresh({ skipIndexation: true });
  }

  /** Where a person is on the map's box, in CSS pixels. */
  placeOf(person: number): { x: number; y: number } {
    const { x, y } = this.#page;
    return this.#sigma.graphToViewport({ x: x[person], y: y[person] });
  }

  /** The boxes of people's names that are drawn, in CSS pixels of the map's box. */
  namesOfPeople(): { x: number; y: number; width: number; height: number }[] {
    const { centre } = this.#focus;
    const named = new Set(this.#sigma.getNodeDisplayedLabels());
    if (centre !== undefined) named.add(String(centre));
    return [...named].map((node) => {
      const person = Number(node);
      const { x, y } = this.placeOf(person);
      const size = this.#sigma.scaleSize(this.#sigma.getNodeDisplayData(node)!.size);
      const letters = Array.from(readableLabel(this.#page.names[person])).length;
      return {
        x: x - size,
        y: y - NAME_HEIGHT / 2,
        width: 2 * size + NAME_GAP + letters * LETTER_WIDTH,
        height: NAME_HEIGHT,
      };
    });
  }

  /** Called whenever the view moves. */
  onMove(listener: () => void): void {
    this.#sigma.on('afterRender', listener);
  }

  goTo(person: number): void {
    const place = this.#sigma.getNodeDisplayData(String(person));
    if (place === undefined) return;
    const { x, y } = place;
    this.#moveTo({ x, y, ratio: 0.25 });
  }

  zoom(factor: number): void {
    const { ratio } = this.#goal();
    this.#moveTo({ ratio: ratio / factor }, this.#motion / 2);
  }

  pan(dx: number, dy: number): void {
    const { x, y, ratio } = this.#goal();
    this.#moveTo({ x: x + dx * ratio, y: y + dy * ratio }, this.#motion / 2);
  }

  reset(): void {
    this.#moveTo(WHOLE);
  }

  /** A move that begins before the last one has ended goes on from where that would have ended. */
  #goal(): CameraState {
    return this.#camera.isAnimated() ? this.#heading : this.#camera.getState();
  }

  #moveTo(change: Partial<CameraState>, duration = this.#motion): void {
    this.#heading = { ...this.#goal(), ...change };
    // An animation without a duration divides by it.
    if (duration === 0) this.#camera.setState(this.#heading);
    else void this.#camera.animate(this.#heading, { duration });
  }

  end(): void {
    this.#sigma.kill();
  }

  get #camera() {
    return this.#sigma.getCamera();
  }

  /** The person nearest to a point of the box, within reach of a finger. */
  #nearest(point: { x: number; y: number }): number | undefined {
    let [nearest, least] = [-1, REACH];
    for (let person = 0; person < this.#page.shown; person++) {
      const { x, y } = this.placeOf(person);
      const away = Math.hypot(x - point.x, y - point.y);
      if (away < least) [nearest, least] = [person, away];
    }
    return nearest < 0 ? undefined : nearest;
  }

  /** Whoever is pointed at shows their ties; a selection without them shows none. */
  #edge(edge: string, data: object): object {
    if (!this.#isFocused()) return data;
    const { centre } = this.#focus;
    const ends = this.#sigma.getGraph().extremities(edge);
    if (centre === undefined || !ends.includes(String(centre))) return { ...data, hidden: true };
    return { ...data, color: inks(this.#isDark).ink, size: 1.5, zIndex: 1 };
  }

  #isFocused(): boolean {
    const { people, community } = this.#focus;
    return people !== undefined || community !== undefined;
  }

  #node(person: number, data: object): object {
    const { people, community, centre } = this.#focus;
    if (!this.#isFocused()) return data;
    const isIn =
      (people === undefined || people.has(person)) &&
      (community === undefined ||
        people?.has(person) ||
        this.#page.community[person] === community);
    if (!isIn) return { ...data, color: inks(this.#isDark).fade, label: null, zIndex: 0 };
    return {
      ...data,
      zIndex: 1,
      ...(person === centre && { highlighted: true, forceLabel: true }),
    };
  }
}

/** A name in a box with the colours of the page, which is readable on light and dark. */
function drawName(
  context: CanvasRenderingContext2D,
  { x, y, size, label }: { x: number; y: number; size: number; label?: string | null },
  { ink, paper }: { ink: string; paper: string },
): void {
  context.beginPath();
  context.arc(x, y, size + 2, 0, 2 * Math.PI);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.stroke();
  if (!label) return;
  context.font = `600 13px ${getComputedStyle(document.body).fontFamily}`;
  const width = context.measureText(label).width + 12;
  const left = x + size + 6;
  context.fillStyle = paper;
  context.fillRect(left, y - 12, width, 24);
  context.lineWidth = 1;
  context.strokeRect(left, y - 12, width, 24);
  context.fillStyle = ink;
  context.fillText(label, left + 6, y + 4.5);
}

function graphOf(page: MapPage, isDark: boolean): UndirectedGraph {
  const graph = new UndirectedGraph();
  const sizes = dotSizes(page);
  for (let person = 0; person < page.shown; person++) {
    graph.addNode(person, {
      x: page.x[person],
      y: page.y[person],
      size: sizes[person],
      color: colourOf(page.community[person], isDark),
      label: readableLabel(page.names[person]),
    });
  }
  for (const [e, from] of page.edges.from.entries()) graph.mergeEdge(from, page.edges.to[e]);
  return graph;
}
