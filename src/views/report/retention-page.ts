import type { RetentionPage } from '../../model/pages/retention-page.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Analysis } from '../../analysis/result.ts';
import { gainedSpells } from '../../analysis/retention/gained-spells.ts';
import { retentionCurve } from '../../analysis/retention/retention-curve.ts';

const MOST = 12;

/** Retention of everybody and of each of the largest communities. */
export function retentionPage(
  { audience, partition, window }: Analysis,
  report: TribeReport,
): RetentionPage {
  const gained = gainedSpells(audience);
  const position = new Map(partition.communities.map(({ id }, c) => [id, c]));
  return {
    everybody: retentionCurve(audience, gained, window),
    communities: report.communities.slice(0, MOST).flatMap(({ id }) => {
      const community = position.get(id);
      const own = gained.filter(
        (s) => partition.community[audience.spells.person[s]] === community,
      );
      const curve = retentionCurve(audience, own, window);
      return curve === null ? [] : [{ community: id, curve }];
    }),
  };
}
