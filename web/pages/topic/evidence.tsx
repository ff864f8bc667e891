import type { TopicPage as Topic } from '../../../src/model/pages/topic-page.ts';
import { writeDay } from '../../../src/model/dates.ts';
import {
  writeCount,
  writeDecimal,
  writeNumberOf,
  writeShare,
} from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { type Scope, topicLabel, communityLabel } from '../../shell/scope.ts';

const INTERVALS = 10;

/** The counts behind the estimates of the topic. */
export function Evidence({ page, scope }: { page: Topic; scope: Scope }) {
  const { halfLives, intervals, communities, snapshots } = page;
  const likely = halfLives.filter(({ weight }) => weight >= 0.01);
  return (
    <Section title="Evidence">
      <p>
        Based on {writeNumberOf(snapshots.used, 'snapshot', 'snapshots')}
        {snapshots.rejected.length > 0 &&
          `. ${writeCount(snapshots.rejected.length)} more were rejected`}
        . The topic was active in{' '}
        {writeNumberOf(page.intervalsInAll, 'time interval', 'time intervals')}.{' '}
        {likely.length > 0 &&
          `Half-life of an effect, with its probability: ${likely.map(({ days, weight }) => `${days} days (${writeShare(weight)})`).join(', ')}.`}
      </p>
      {intervals.length > 0 && (
        <Table
          name="Busiest intervals"
          columns={[
            { title: 'Until' },
            { title: 'Exposure', term: 'exposure', kind: 'figure' },
            { title: 'Left', kind: 'figure' },
            { title: 'Expected', kind: 'figure' },
            { title: 'Without it', kind: 'figure' },
            { title: 'Other topics' },
          ]}
          rows={intervals.slice(0, INTERVALS).map((interval) => ({
            key: interval.before,
            cells: [
              writeDay(interval.before),
              writeDecimal(interval.exposure, 1),
              writeDecimal(interval.departures.seen, 1),
              writeDecimal(interval.departures.expected, 1),
              writeDecimal(interval.departures.expectedWithout, 1),
              interval.sharedWith
                .slice(0, 3)
                .map(({ topic }) => readableLabel(topicLabel(scope, topic)))
                .join(', ') || 'none',
            ],
          }))}
        />
      )}
      {communities.length > 0 && (
        <Table
          name="Departures while the topic was active, and otherwise"
          columns={[
            { title: 'Community' },
            { title: 'Left (active)', kind: 'figure' },
            { title: 'Days (active)', kind: 'figure' },
            { title: 'Left (other)', kind: 'figure' },
            { title: 'Days (other)', kind: 'figure' },
          ]}
          rows={communities.map(({ community, on, off }) => ({
            key: community ?? '',
            cells: [
              community === null
                ? 'everyone else'
                : readableLabel(communityLabel(scope, community)),
              writeDecimal(on.left, 1),
              writeCount(on.personDays),
              writeDecimal(off.left, 1),
              writeCount(off.personDays),
            ],
          }))}
        />
      )}
      <p class="note">
        Days are days at risk: one for each follower and day. Both tables show plain counts. The
        estimates above also take account of other topics and of kinds of followers.
      </p>
    </Section>
  );
}
