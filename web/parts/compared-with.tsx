import type { Change, Comparison } from '../../src/model/pages/comparison.ts';
import { writePeriod } from '../../src/render/wording/dates.ts';
import { decimalInWords, shareInWords } from '../../src/render/wording/estimates.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { keyOf, type Scope } from '../shell/scope.ts';
import { Section } from './page.tsx';
import { Shown } from './states.tsx';
import { Table } from './table.tsx';

/** Windows this short have figures of a day that are all noise; more decimals would only claim. */
const DECIMALS = 1;
const MOST_TOPICS = 8;

/** The window beside an earlier one, as far as the two can be told apart. */
export function ComparedWith({ scope }: { scope: Scope }) {
  const compared = scope.compared!;
  const { answer, again } = useAnswer(keyOf(scope, compared), () =>
    ask(() => api.comparison.$get({ query: { ...scope.query, with: compared } })),
  );
  return (
    <Section title="Beside the earlier time">
      <Shown answer={answer} again={again}>
        {(comparison) => <Beside comparison={comparison} />}
      </Shown>
    </Section>
  );
}

function Beside({ comparison }: { comparison: Comparison }) {
  const { before } = comparison;
  const topics = comparison.topics
    .filter(({ unfollowsByDay: { change } }) => change !== null)
    .slice(0, MOST_TOPICS);
  return (
    <>
      <p class="note lead">
        {writePeriod(before.from, before.to)} against now, people a day. What is in brackets is
        meant to hold the truth 95 times in 100.
      </p>
      <Table
        name="Beside the earlier time"
        columns={[
          { title: 'What' },
          { title: 'Then', kind: 'figure' },
          { title: 'Now', kind: 'figure' },
          { title: 'Change' },
        ]}
        rows={[
          { key: 'gained', cells: ['Gained a day', ...people(comparison.gainedByDay)] },
          { key: 'lost', cells: ['Lost a day', ...people(comparison.lostByDay)] },
          { key: 'stay', cells: ['Stay 90 days', ...shares(comparison.retention90)] },
          ...topics.map(({ id, label, unfollowsByDay }) => ({
            key: id,
            cells: [`Unfollows a day by ${readableLabel(label)}`, ...people(unfollowsByDay)],
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
  if (change.low > 0) return 'more';
  if (change.high < 0) return 'less';
  return 'no difference seen';
}
