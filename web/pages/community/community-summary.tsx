import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';
import { shareInWords } from '../../../src/render/wording/estimates.ts';
import {
  writeCount,
  writeDecimal,
  writeNumberOf,
  writeShare,
} from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { Facts } from '../../parts/facts.tsx';
import { part, LikeMindedness } from './like-mindedness.tsx';

/** The size, retention and like-mindedness of the community. */
export function CommunitySummary({
  page: { community, left, followedBack },
}: {
  page: CommunityDetails;
}) {
  const { parts } = community;
  return (
    <>
      <p class="summary">
        {writeNumberOf(community.size, 'person', 'people')}, {writeShare(community.share)} of your
        followers, with a shared interest in{' '}
        {community.terms.slice(0, 4).map((term, index) => (
          <span key={term}>
            {index > 0 && ', '}
            <bdi>{readableLabel(term)}</bdi>
          </span>
        ))}
        .
      </p>
      <p class="note lead">
        {community.isTribe
          ? 'A tribe: it stays through every topic, engages with several of them, and is followed back.'
          : 'Not a tribe, or not enough evidence for one. A tribe stays through every topic, engages with several of them, and is followed back.'}
      </p>
      <Facts
        list={[
          {
            name: '90-day retention',
            value: community.retention90
              ? shareInWords(community.retention90).whole
              : 'not enough evidence',
          },
          {
            name: 'Left',
            value: `${writeCount(left.byChoice)} by choice, ${writeCount(left.otherwise)} otherwise`,
          },
          {
            name: 'Like-mindedness',
            value:
              parts === undefined || Object.values(parts).every((part) => part === null)
                ? 'not known yet'
                : `${writeDecimal(community.likeMindedness, 2)} (retention ${part(parts.retention)}, breadth ${part(parts.breadth)}, reciprocity ${part(parts.reciprocity)}; the whole audience is 0.50)`,
          },
          { name: 'You follow', value: `${writeCount(followedBack)} of them` },
          {
            name: 'Stability',
            value: `${writeShare(community.stability)} of repeated runs put its members together`,
          },
        ]}
      />
      <LikeMindedness parts={parts} />
    </>
  );
}
