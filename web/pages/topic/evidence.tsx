import { useMemo } from 'preact/hooks';
import type { TopicPage as Topic } from '../../../src/model/pages/topic-page.ts';
import { communityOf, topicOf } from '../../../src/render/answers/named.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { type Labels, labelsOf } from '../../../src/render/wording/labels.ts';
import { writeCount, writeNumberOf, writeShare } from '../../../src/render/wording/numbers.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';
import type { Scope } from '../../shell/scope.ts';

const INTERVALS = 10;

/** The counts behind the estimates of the topic. */
export function Evidence({ page, scope }: { page: Topic; scope: Scope }) {
  const { halfLives, intervals, communities, snapshots } = page;
  const { report } = scope;
  const [intervalColumns, communityColumns] = useMemo(() => {
    const labels = labelsOf(report);
    return [intervalColumnsOf(labels), communityColumnsOf(labels)];
  }, [report]);
  const likely = halfLives.filter(({ weight }) => weight >= 0.01);
  return (
    <Section title="Evidence" isFolded>
      <p>
        Based on {writeNumberOf(snapshots.used, 'snapshot', 'snapshots')}
        {snapshots.rejected.length > 0 &&
          `. ${writeCount(snapshots.rejected.length)} more were rejected`}
        . The topic was active in{' '}
        {writeNumberOf(page.intervalsInAll, 'time interval', 'time intervals')}.{' '}
        {likely.length > 0 &&
          `Half-life of an effect, by probability: ${likely.map(({ days, weight }) => `${days} ${days === 1 ? 'day' : 'days'} (${writeShare(weight)})`).join(', ')}.`}
      </p>
      {intervals.length > 0 && (
        <>
          <h3>Busiest intervals</h3>
          <ItemsTable
            name="Busiest intervals"
            file="busiest-intervals"
            columns={intervalColumns}
            items={intervals}
            atFirst={INTERVALS}
          />
        </>
      )}
      {communities.length > 0 && (
        <>
          <h3>Departures while the topic was active and while it was not</h3>
          <ItemsTable
            name="Departures while the topic was active and while it was not"
            file="departures-by-activity"
            columns={communityColumns}
            items={communities}
            shown={EVERYONE_ELSE}
          />
        </>
      )}
      <p class="note">
        Days are days at risk: one for each follower and day. Both tables show plain counts. The
        estimates above also take account of other topics and of kinds of followers.
      </p>
    </Section>
  );
}

type Interval = Topic['intervals'][number];
type AtRisk = Topic['communities'][number];

const MOST_SHARED = 3;

function intervalColumnsOf(labels: Labels): Column<Interval>[] {
  return [
    { name: 'until', title: 'Until', kind: 'day', value: ({ before }) => before },
    {
      name: 'exposure',
      title: 'Exposure',
      term: 'exposure',
      kind: 'decimal',
      value: ({ exposure }) => exposure,
    },
    // Sums of fractions, because somebody may have left in one of several intervals.
    {
      name: 'left',
      title: 'Left',
      kind: 'count',
      value: ({ departures }) => Math.round(departures.seen),
    },
    {
      name: 'expected',
      title: 'Expected',
      kind: 'decimal',
      value: ({ departures }) => departures.expected,
    },
    {
      name: 'expected_without',
      title: 'Without it',
      kind: 'decimal',
      value: ({ departures }) => departures.expectedWithout,
    },
    {
      name: 'other_topics',
      title: 'Other topics',
      kind: 'topics',
      value: ({ sharedWith }) =>
        sharedWith.slice(0, MOST_SHARED).map(({ topic }) => topicOf(topic, labels)),
    },
  ];
}

const EVERYONE_ELSE = {
  community: ({ community }: AtRisk) => (community === null ? 'everyone else' : undefined),
};

function communityColumnsOf(labels: Labels): Column<AtRisk>[] {
  return [
    {
      name: 'community',
      title: 'Community',
      kind: 'community',
      value: ({ community }) => communityOf(community, labels),
    },
    {
      name: 'left_active',
      title: 'Left (active)',
      kind: 'count',
      value: ({ on }) => Math.round(on.left),
    },
    {
      name: 'days_active',
      title: 'Days (active)',
      kind: 'count',
      value: ({ on }) => on.personDays,
    },
    {
      name: 'left_other',
      title: 'Left (other)',
      kind: 'count',
      value: ({ off }) => Math.round(off.left),
    },
    {
      name: 'days_other',
      title: 'Days (other)',
      kind: 'count',
      value: ({ off }) => off.personDays,
    },
  ];
}
