import type { Change, Comparison } from '../../src/model/pages/comparison.ts';
import { writePeriod } from '../../src/model/dates.ts';
import { decimalInWords, shareInWords } from '../../src/render/wording/estimates.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useRequest } from '../api/use-request.ts';
import { keyOf, type Scope } from '../shell/scope.ts';
import { Section } from './page.tsx';
import { Shown } from './states.tsx';
import { Table } from './table.tsx';

/** More decimals would only show noise. */
const DECIMALS = 1;
const MOST_TOPICS = 8;

/** Compares the window with an earlier one. */
export function ComparedWith({ scope }: { scope: Scope }) {
  const compared = scope.compared!;
  const { request, retry } = useRequest(keyOf(scope, compared), () =>
    fetchJson(() => api.comparison.$get({ query: { ...scope.query, with: compared } })),
  );
  return (
    <Section title="Comparison">
      <Shown request={request} retry={retry}>
        {(comparison) => <ComparisonTable comparison={comparison} />}
      </Shown>
    </Section>
  );
}

function ComparisonTable({ comparison }: { comparison: Comparison }) {
  const { before } = comparison;
  const topics = comparison.topics
    .filter(({ unfollowsByDay: { change } }) => change !== null)
    .slice(0, MOST_TOPICS);
  return (
    <>
      <p class="note lead">
        {writePeriod(before.from, before.to)} compared with this window, in people per day. Brackets
        show the 95% interval: the range that should contain the true value 95 times in 100.
      </p>
      <Table
        name="Comparison"
        columns={[
          { title: 'Figure' },
          { title: 'Earlier', kind: 'figure' },
          { title: 'Now', kind: 'figure' },
          { title: 'Change' },
        ]}
        rows={[
          { key: 'gained', cells: ['Gained per day', ...people(comparison.gainedByDay)] },
          { key: 'lost', cells: ['Lost per day', ...people(comparison.lostByDay)] },
          { key: 'retention', cells: ['90-day retention', ...shares(comparison.retention90)] },
          ...topics.map(({ id, label, unfollowsByDay }) => ({
            key: id,
            cells: [`Unfollows per day by ${readableLabel(label)}`, ...people(unfollowsByDay)],
          })),
        ]}
      />
    </>
  );
}

const people = (change: Change): string[] =>
  inWords(change, (estimate) => decimalInWords(estimate, DECIMALS).whole);

const shares = (change: Change): string[] =>
  inWords(change, (estimate) => shareInWords(estimate).whole);

function inWords(
  { before, now, change }: Change,
  write: (estimate: NonNullable<Change['now']>) => string,
): string[] {
  const written = (estimate: Change['now']): string => (estimate === null ? '–' : write(estimate));
  return [written(before), written(now), verdict(change)];
}

function verdict(change: Change['change']): string {
  if (change === null) return 'not enough evidence';
  if (change.low > 0) return 'higher';
  if (change.high < 0) return 'lower';
  return 'no measurable difference';
}
