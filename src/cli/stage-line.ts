import type { OnStage, ReportStage } from '../app/analyse/report-on.ts';
import { writeCount } from '../render/wording/numbers.ts';
import { cutToWidth } from '../render/wording/display-width.ts';

const STAGES: Record<ReportStage, string> = {
  events: 'reading what is known',
  vectors: 'reading the posts',
  audience: 'following the audience over time',
  topics: 'finding the topics of the posts',
  interests: 'gathering what people are interested in',
  graph: 'finding who is alike',
  communities: 'finding tribes',
  effects: 'working out what topics cost and build',
};

const NAMES = Object.keys(STAGES);
const BACK_AND_CLEAR = '\r\u001B[2K';
const USUAL_WIDTH = 80;

export interface StageLine {
  show: OnStage;
  /** Clears the line. */
  end: () => void;
}

/** One line on standard error that says what is being done; nothing where it may not be drawn. */
export function createStageLine(mayAnimate: boolean): StageLine {
  if (!mayAnimate) return { show: () => undefined, end: () => undefined };
  return {
    show(stage, done, all) {
      const bar = done === undefined || all === undefined ? '' : ` ${barOf(done, all)}`;
      const line = `[${NAMES.indexOf(stage) + 1}/${NAMES.length}] ${STAGES[stage]} …${bar}`;
      // What runs over into a second line could not be cleared. Some terminals say 0 columns.
      const columns = process.stderr.columns || USUAL_WIDTH;
      process.stderr.write(BACK_AND_CLEAR + cutToWidth(line, columns - 1));
    },
    end: () => process.stderr.write(BACK_AND_CLEAR),
  };
}

const BAR_COLUMNS = 20;

function barOf(done: number, all: number): string {
  const full = Math.floor((BAR_COLUMNS * done) / all);
  const bar = '█'.repeat(full) + '░'.repeat(BAR_COLUMNS - full);
  return `${bar} ${writeCount(done)} of ${writeCount(all)}`;
}
