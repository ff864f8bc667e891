import { runHere } from '../../../src/analysis/heavy-work.ts';
import { analyse } from '../../../src/analysis/analyse.ts';
import { tribeReport } from '../../../src/views/report/tribe-report.ts';
import type { GrowthVerdict } from '../../../src/model/report.ts';
import { audienceOf } from '../../support/audience-of.ts';
import type { Figure } from '../measure-world.ts';
import { simulateWorld } from '../simulator/simulate-world.ts';
import type { WorldPlan } from '../simulator/world-plan.ts';
import { downloadOf } from './download-of.ts';

/** What the report on one download says of the topics' lasting follows, next to what is true. */
export interface DownloadFigures {
  isNull: boolean;
  topics: { lasting: Figure; verdict: GrowthVerdict }[];
}

export async function measureDownload(plan: WorldPlan): Promise<DownloadFigures> {
  const { lived, rates } = simulateWorld(plan);
  const { events, lasting } = downloadOf(lived, rates);
  const analysis = runHere(analyse(await audienceOf(events), { seed: 1 }, () => undefined));
  const report = tribeReport(analysis);
  return {
    isNull: plan.isNull,
    topics: plan.topics.flatMap(({ label }, k) => {
      const told = report.topics.find((topic) => topic.label === label);
      if (told === undefined) return [];
      const { growth } = told;
      return [
        { lasting: { truth: lasting[k], estimate: growth.lasting }, verdict: growth.verdict },
      ];
    }),
  };
}
