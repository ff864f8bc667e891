import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';
import { retentionChart } from '../../../src/render/charts/retention-chart.ts';
import { Section } from '../../parts/page.tsx';
import { renderMarkup } from '../../parts/render-markup.tsx';

/** Retention of the community, compared with everybody. */
export function CommunityRetention({ page: { retention, everybody } }: { page: CommunityDetails }) {
  return (
    <Section
      isFolded
      title="Retention"
      term="retention (30, 90, 365 days)"
      note="New followers still following, by day. Shading: 95% interval."
    >
      {retention === null || everybody === null ? (
        <p class="missing">
          Not enough evidence: too few of its members arrived between snapshots.
        </p>
      ) : (
        renderMarkup(
          retentionChart('Retention of this community and of everybody', [
            { label: 'Community', curve: retention, kind: 'one' },
            { label: 'Everybody', curve: everybody, kind: 'rest' },
          ]),
        )
      )}
    </Section>
  );
}
