import type { ReportTopic } from '../../../src/model/report.ts';
import { forest, type ForestRow } from '../../../src/render/charts/forest.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { Section } from '../../parts/page.tsx';
import { renderMarkup } from '../../parts/render-markup.tsx';
import { type Scope, communityLabel } from '../../shell/scope.ts';

/** The cost of the topic in each community, as a chart. */
export function CostByCommunity({ topic: { cost }, scope }: { topic: ReportTopic; scope: Scope }) {
  const rows: ForestRow[] = cost.byCommunity.map(({ community, unfollows }) => {
    const known = scope.report.communities.find(({ id }) => id === community);
    return {
      label: readableLabel(communityLabel(scope, community)),
      estimate: unfollows,
      kind: known?.isTribe === true ? 'tribe' : 'community',
    };
  });
  if (cost.unfollowsTribe) {
    rows.push({
      label: 'Your tribe',
      estimate: cost.unfollowsTribe,
      kind: 'tribe',
      isSum: true,
    });
  }
  if (cost.unfollowsOthers) {
    rows.push({
      label: 'Everyone else',
      estimate: cost.unfollowsOthers,
      kind: 'community',
      isSum: true,
    });
  }
  if (cost.unfollows) {
    rows.push({ label: 'All', estimate: cost.unfollows, kind: 'all', isSum: true });
  }
  return (
    <Section
      title="Cost by community"
      term="cost of a topic"
      note="Unfollows attributable to its posts. Negative means fewer people left. Estimates for small communities are pulled towards the average."
    >
      {rows.length === 0 ? (
        <p class="missing">Not enough evidence: too few posts or departures for an estimate.</p>
      ) : (
        renderMarkup(
          forest(
            'Unfollows by community',
            'unfollows',
            rows.map((row) => ({ ...row, isUnsure: cost.verdict === 'not enough evidence' })),
          ),
        )
      )}
    </Section>
  );
}
