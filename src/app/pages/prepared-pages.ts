import { setTimeout } from 'node:timers/promises';
import { roundNumber } from '../../formats/json/round-number.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Exported } from '../../views/exports/exported.ts';
import { type ViewArguments, type ViewName, VIEWS } from './views.ts';

/** Long enough for a question that waits to be answered first. */
const PAUSE_MS = 20;

/**
 * The pages that a role sees of an analysis. Those that people look at next (each topic, community
 * and answer) are made in advance, one at a time, so that many visitors who arrive together don't
 * wait for one another's first pages. Questions are answered between them.
 */
export class PreparedPages {
  readonly #shown: Exported;
  readonly #wanted: readonly [ViewName, ViewArguments][];
  readonly #made = new Map<string, string | undefined>();
  #isStopped = false;

  /** @param shown what the role may see. */
  constructor(shown: Exported) {
    this.#shown = shown;
    this.#wanted = wantedPages(shown.report);
    for (const [name, requested] of this.#wanted) this.#made.set(keyOf(name, requested), undefined);
  }

  /** Returns a page as JSON. `undefined`: nothing has that id. */
  of(name: ViewName, requested: ViewArguments): string | undefined {
    const key = keyOf(name, requested);
    const made = this.#made.get(key) ?? this.#make(name, requested);
    if (this.#made.has(key)) this.#made.set(key, made);
    return made;
  }

  /** Makes the pages that people look at next. Rejects if one cannot be made. */
  async prepare(): Promise<void> {
    const steps = this.#wanted.map(
      ([name, requested]) =>
        () =>
          this.of(name, requested),
    );
    for (const step of [() => this.#shown.basis.people, ...steps]) {
      await setTimeout(PAUSE_MS);
      if (this.#isStopped) return;
      step();
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  #make(name: ViewName, requested: ViewArguments): string | undefined {
    const { analysis, report, basis } = this.#shown;
    const page = VIEWS[name].make(analysis, report, requested, basis);
    return page && JSON.stringify(VIEWS[name].schema.parse(page), roundNumber);
  }
}

function wantedPages({ topics, communities }: TribeReport): [ViewName, ViewArguments][] {
  return [
    ...each('topic', topics),
    ...each('community', communities),
    ['bestPosts', {}],
    ['likeTribe', {}],
    ['mix', {}],
    ...each(
      'cameWith',
      topics.filter(({ parent }) => parent === null),
    ),
  ];
}

function each(name: ViewName, items: readonly { id: string }[]): [ViewName, ViewArguments][] {
  return items.map(({ id }) => [name, { id }]);
}

function keyOf(name: ViewName, requested: ViewArguments): string {
  return JSON.stringify([name, requested]);
}
