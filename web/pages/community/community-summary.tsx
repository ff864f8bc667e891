import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';
import { communityStatisticFacts } from '../../../src/render/wording/statistics.ts';
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
        followers, <SharedInterests terms={community.terms} />.
      </p>
      <p class="note lead">
        {OPENINGS[tribeVerdict(community.isTribe)]} A tribe stays through every topic, engages with
        several of them, and is followed back.
      </p>
      <Facts
        list={[
          {
            name: 'Left',
            value: `${writeCount(left.byChoice)} by choice, ${writeCount(left.otherwise)} otherwise`,
          },
          { name: 'You follow', value: `${writeCount(followedBack)} of them` },
          ...communityStatisticFacts(community, 'not enough evidence'),
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

function SharedInterests({ terms }: { terms: string[] }) {
  if (terms.length === 0) return <>joined by ties, with no shared interest in the data</>;
  return (
    <>
      with a shared interest in{' '}
      {terms.slice(0, 4).map((term, index) => (
        <span key={term}>
          {index > 0 && ', '}
          <Interest term={term} />
        </span>
      ))}
    </>
  );
}

/** Interests in the owner's topics begin with `topic: `, followed by the label of the topic. */
function Interest({ term }: { term: string }) {
  const label = /^topic: (.+)/su.exec(term)?.[1];
  if (label === undefined) return <bdi>{readableLabel(term)}</bdi>;
  return (
    <>
      your topic <bdi>{readableLabel(label)}</bdi>
    </>
  );
}
