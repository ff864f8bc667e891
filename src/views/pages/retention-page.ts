import type { RetentionPage } from '../../model/pages/retention-page.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Analysis } from '../../analysis/result.ts';
import { gainedSpells } from '../../analysis/retention/gained-spells.ts';
import { stayingCurve } from '../../analysis/retention/staying-curve.ts';

const MOST = 12;

/** How long people stay, of everybody and of each of the largest communities. */
export function retentionPage({ audience, tribes }: Analysis, report: TribeReport): RetentionPage {
  const gained = gainedSpells(audience);
  const position = new Map(tribes.communities.map(({ id }, c) => [id, c]));
  return {
    everybody: stayingCurve(audience, gained),
    tribes: report.tribes.slice(0, MOST).flatMap(({ id }) => {
      const community = position.get(id);
      const own = gained.filter((s) => tribes.community[audience.spells.person[s]] === community);
      const curve = stayingCurve(audience, own);
      return curve === null ? [] : [{ tribe: id, curve }];
    }),
  };
}
