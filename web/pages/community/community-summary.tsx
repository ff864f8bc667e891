import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';
import { scoreInWords, shareInWords } from '../../../src/render/wording/estimates.ts';
import { writeCount, writeNumberOf, writeShare } from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { tribeVerdict } from '../../../src/render/wording/tribe-verdicts.ts';
import { Facts } from '../../parts/facts.tsx';
import { LikeMindedness } from './like-mindedness.tsx';

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
        {OPENINGS[tribeVerdict(community.isTribe)]} A tribe stays through every topic, engages with
        several of them, and is followed back.
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
              community.likeMindedness === null
                ? 'not enough evidence'
                : `${scoreInWords(community.likeMindedness)}; the whole audience is 0.50`,
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

const OPENINGS = {
  tribe: 'This community is a tribe.',
  'not a tribe': 'This community is not a tribe.',
  'not enough evidence': 'There is not enough evidence to say whether this community is a tribe.',
} as const;
