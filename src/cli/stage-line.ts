import type { OnStage, ReportStage } from '../app/analyse/report-on.ts';
import { writeCount } from '../render/wording/numbers.ts';
import { cutToWidth } from '../render/wording/display-width.ts';
import { columnsOf, writeStatusLine } from './streams.ts';

const STAGES: Record<ReportStage, string> = {
  events: 'reading your data',
  vectors: 'reading the texts of posts',
  audience: 'finding who followed and who left',
  topics: 'finding the topics of posts',
  interests: 'finding the interests of followers',
  graph: 'comparing the interests of followers',
  communities: 'finding communities',
  effects: 'estimating the cost and growth of topics',
};

const NAMES = Object.keys(STAGES);

export interface StageLine {
  show: OnStage;
  /** Clears the line. */
  end: () => void;
}

/** Shows the current stage in one line of standard error. Does nothing if `mayAnimate` is false. */
export function createStageLine(mayAnimate: boolean): StageLine {
  if (!mayAnimate) return { show: () => undefined, end: () => undefined };
  return {
    show(stage, done, all) {
      const bar = done === undefined || all === undefined ? '' : ` ${barOf(done, all)}`;
      const line = `[${NAMES.indexOf(stage) + 1}/${NAMES.length}] ${STAGES[stage]} …${bar}`;
      // Only one line can be cleared, so the text must not wrap.
      writeStatusLine(cutToWidth(line, columnsOf('stderr') - 1));
    },
    end: () => writeStatusLine(''),
  };
}

const BAR_COLUMNS = 20;

/** Draws how much of something is done: `██░░ 500 of 1,000`. */
export function barOf(done: number, all: number): string {
  const full = Math.floor((BAR_COLUMNS * done) / all);
  const bar = '█'.repeat(full) + '░'.repeat(BAR_COLUMNS - full);
  return `${bar} ${writeCount(done)} of ${writeCount(all)}`;
}
