import type { Evidence } from './communities/detection/evidence.ts';
import { louvainRuns } from './communities/detection/louvain.ts';
import type { LoopedGraph } from './communities/detection/louvain-graph.ts';
import { type Beginning, refinementRuns } from './communities/detection/refine-partition.ts';
import { edgeCount } from './similarity/compact-graph.ts';
import { nearerRows } from './similarity/nearer-rows.ts';
import { joinNearest, type NearestRows, nearestRows } from './similarity/nearest-rows.ts';
import type { SparseRows } from '../stats/sparse-rows.ts';

/**
 * The slowest work of an analysis, as data. An analysis is a generator: it yields a description of
 * heavy work and continues when it gets the result. The caller does the work here ({@link runHere})
 * or shares it among threads. The result is the same, and the analysis does not depend on threads.
 *
 * ```ts
 * const runs = yield* heavily('louvainRuns', { graph, seeds });
 * ```
 */
interface Kinds {
  nearestRows: {
    input: { rows: SparseRows; k: number; from: number; to: number };
    result: NearestRows;
  };
  nearerRows: {
    input: { rows: SparseRows; found: NearestRows; k: number; from: number; to: number };
    result: NearestRows;
  };
  louvainRuns: { input: { graph: LoopedGraph; seeds: readonly number[] }; result: Int32Array[] };
  refinementRuns: {
    input: { evidence: Evidence; beginnings: readonly Beginning[] };
    result: Int32Array[];
  };
}

type Kind = keyof Kinds;

/** Heavy work as plain data that can be sent to another thread. */
export type HeavyWork = { [K in Kind]: { kind: K; input: Kinds[K]['input'] } }[Kind];
export type HeavyResult = Kinds[Kind]['result'];

/** A computation that yields its heavy work. */
export type Heavy<Result> = Generator<HeavyWork, Result, HeavyResult>;

/** Yields work of one kind and returns its result. */
export function* heavily<K extends Kind>(
  kind: K,
  input: Kinds[K]['input'],
): Heavy<Kinds[K]['result']> {
  return (yield { kind, input } as HeavyWork) as Kinds[K]['result'];
}

/** Runs a computation to its end and does all of its heavy work in this thread. */
export function runHere<Result>(computation: Heavy<Result>): Result {
  let step = computation.next();
  while (step.done !== true) step = computation.next(doHeavyWork(step.value));
  return step.value;
}

export function doHeavyWork(work: HeavyWork): HeavyResult {
  return kindOf(work).run(work.input);
}

/** Returns the number of entries or edges in the work, to decide whether sharing it pays. */
export function sizeOf(work: HeavyWork): number {
  return kindOf(work).size(work.input);
}

/** Returns two halves of the work, or `undefined` if it cannot be divided. */
export function halvesOf(work: HeavyWork): [HeavyWork, HeavyWork] | undefined {
  const { parts, part } = kindOf(work);
  const all = parts(work.input);
  const half = Math.ceil(all / 2);
  if (half === all) return undefined;
  const { kind, input } = work;
  return [
    { kind, input: part(input, 0, half) } as HeavyWork,
    { kind, input: part(input, half, all) } as HeavyWork,
  ];
}

/** Joins the results of the two halves. */
export function joinHalves(work: HeavyWork, first: HeavyResult, second: HeavyResult): HeavyResult {
  return kindOf(work).join(first, second);
}

/** How work of one kind is done, divided and joined. */
interface KindOfWork<Input, Result> {
  run: (input: Input) => Result;
  size: (input: Input) => number;
  /** The number of independent parts. */
  parts: (input: Input) => number;
  part: (input: Input, from: number, to: number) => Input;
  join: (first: Result, second: Result) => Result;
}

const KINDS: { [K in Kind]: KindOfWork<Kinds[K]['input'], Kinds[K]['result']> } = {
  nearestRows: {
    run: ({ rows, k, from, to }) => nearestRows(rows, k, from, to),
    size: ({ rows }) => rows.column.length,
    parts: ({ from, to }) => to - from,
    part: (input, from, to) => ({ ...input, from: input.from + from, to: input.from + to }),
    join: joinNearest,
  },
  nearerRows: {
    run: ({ rows, found, k, from, to }) => nearerRows(rows, found, k, from, to),
    size: ({ rows }) => rows.column.length,
    parts: ({ from, to }) => to - from,
    part: (input, from, to) => ({ ...input, from: input.from + from, to: input.from + to }),
    join: joinNearest,
  },
  louvainRuns: {
    run: ({ graph, seeds }) => louvainRuns(graph, seeds),
    size: ({ graph }) => edgeCount(graph),
    parts: ({ seeds }) => seeds.length,
    part: ({ graph, seeds }, from, to) => ({ graph, seeds: seeds.slice(from, to) }),
    join: (first, second) => [...first, ...second],
  },
  refinementRuns: {
    run: ({ evidence, beginnings }) => refinementRuns(evidence, beginnings),
    size: ({ evidence }) => edgeCount(evidence.graph),
    parts: ({ beginnings }) => beginnings.length,
    part: ({ evidence, beginnings }, from, to) => ({
      evidence,
      beginnings: beginnings.slice(from, to),
    }),
    join: (first, second) => [...first, ...second],
  },
};

/** The kind ties the types of input and result together. A union type cannot express that. */
function kindOf({ kind }: HeavyWork): KindOfWork<HeavyWork['input'], HeavyResult> {
  return KINDS[kind] as unknown as KindOfWork<HeavyWork['input'], HeavyResult>;
}
