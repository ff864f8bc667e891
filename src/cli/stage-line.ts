import type { ReportStage } from '../app/report/report-on.ts';

const STAGES: Record<ReportStage, string> = {
  events: 'reading what is known',
  audience: 'following the audience over time',
  topics: 'finding the topics of the posts',
  interests: 'gathering what people are interested in',
  graph: 'finding who is alike',
  tribes: 'finding tribes',
  effects: 'working out what topics cost and build',
};

const BACK_AND_CLEAR = '\r\u001B[2K';

/** One line on standard error that says what is being done; nothing where it may not be drawn. */
export function createStageLine(mayAnimate: boolean): {
  show: (stage: ReportStage) => void;
  end: () => void;
} {
  if (!mayAnimate) return { show: () => undefined, end: () => undefined };
  const names = Object.keys(STAGES);
  return {
    show: (stage) =>
      process.stderr.write(
        `${BACK_AND_CLEAR}[${names.indexOf(stage) + 1}/${names.length}] ${STAGES[stage]} …`,
      ),
    end: () => process.stderr.write(BACK_AND_CLEAR),
  };
}
