import type { ChurnPage as Churn } from '../../src/model/pages/churn-page.ts';
import { writeDay, writePeriod } from '../../src/model/dates.ts';
import { writeCount, writeDecimal, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { readableLabel, readableNote } from '../../src/render/wording/readable-label.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Facts } from '../parts/facts.tsx';
import { Page, Section } from '../parts/page.tsx';
import { PagedList } from '../parts/paged-list.tsx';
import { PersonLink } from '../parts/person-link.tsx';
import { Snapshots } from '../parts/snapshots.tsx';
import { Shown } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { hrefOf } from '../shell/address.ts';
import { keyOf, type Scope, communityLabel, useScope } from '../shell/scope.ts';

/** Snapshots, departures and follow churners in the window. */
export default function ChurnPage() {
  const scope = useScope();
  const { answer, again } = useAnswer(keyOf(scope), () =>
    ask(() => api.churn.$get({ query: scope.query })),
  );
  return (
    <Page title="Departures">
      <Shown answer={answer} again={again}>
        {(page) => (
          <>
            <Opening page={page} />
            <Snapshots page={page} scope={scope} />
            <MassDepartures page={page} />
            <Section
              title="Everyone who left"
              note="We know only that someone left between two snapshots."
            >
              <Departures scope={scope} />
            </Section>
            <FollowChurners page={page} />
          </>
        )}
      </Shown>
    </Page>
  );
}

const REASONS: Record<Churn['byReason'][number]['reason'], string> = {
  unknown: 'Unknown reason',
  unfollowed: 'Unfollowed',
  suspended: 'Suspended by the platform',
  deleted: 'Account deleted',
  blocked: 'Blocked you',
  severed: 'Severed by the platform',
};

function Opening({ page }: { page: Churn }) {
  return (
    <>
      <p class="summary">
        {page.departures === 0
          ? 'No departures in this window.'
          : `${writeNumberOf(page.departures, 'departure', 'departures')}${precision(page)}.`}
      </p>
      <Facts
        list={[
          ...page.byReason.map(({ reason, people }) => ({
            name: REASONS[reason],
            value: writeCount(people),
          })),
          {
            name: 'Reinstated',
            value: `${writeNumberOf(page.missedOnce, 'departure', 'departures')}: the person was missing from one snapshot only`,
          },
          {
            name: 'Followed again',
            value: `${writeNumberOf(page.returned, 'time', 'times')} after leaving`,
          },
        ]}
      />
    </>
  );
}

function precision({ exactTimes, widthDays }: Churn): string {
  if (exactTimes) return ', most with an exact time';
  if (widthDays === null) return '';
  return `, half of them dated to within ${widthDays <= 1 ? 'a day' : `${writeDecimal(widthDays, 1)} days`}`;
}

function MassDepartures({ page: { massDepartures } }: { page: Churn }) {
  if (massDepartures.length === 0) return null;
  return (
    <Section
      title="Mass departures"
      note="Far more people left at once than usual. These departures count in no topic’s figures."
    >
      <Table
        name="Mass departures"
        columns={[
          { title: 'When' },
          { title: 'Left', kind: 'figure' },
          { title: 'Usual', kind: 'figure' },
          { title: 'Reason' },
        ]}
        rows={massDepartures.map(({ after, before, lost, expected, reason }) => ({
          key: before,
          cells: [
            writePeriod(after, before),
            writeCount(lost),
            writeDecimal(expected, 1),
            readableNote(reason),
          ],
        }))}
      />
    </Section>
  );
}

function Departures({ scope }: { scope: Scope }) {
  return (
    <PagedList
      id={keyOf(scope, 'departures')}
      atFirst={15}
      request={(cursor) =>
        ask(() =>
          api.departures.$get({
            query: { ...scope.query, ...(cursor !== undefined && { cursor }) },
          }),
        )
      }
    >
      {(departures) =>
        departures.length === 0 ? (
          <p class="missing">No departures in this window.</p>
        ) : (
          <Table
            name="Departures"
            columns={[
              { title: 'Who' },
              { title: 'Between' },
              { title: 'Reason' },
              { title: 'Followed for' },
              { title: 'Community' },
            ]}
            rows={departures.map((one) => ({
              key: `${one.id} ${one.before}`,
              cells: [
                <PersonLink person={one} />,
                one.after === null
                  ? `by ${writeDay(one.before)}`
                  : writePeriod(one.after, one.before),
                [
                  REASONS[one.reason].toLowerCase(),
                  one.massDeparture && 'in a mass departure',
                  one.followChurner && 'follow churner',
                  one.returned && 'followed again',
                ]
                  .filter(Boolean)
                  .join(', '),
                one.followedDays === null
                  ? 'since before the first snapshot'
                  : days(one.followedDays),
                one.community === null ? (
                  'none'
                ) : (
                  <a href={hrefOf(`/communities/${encodeURIComponent(one.community)}`)}>
                    <bdi>{readableLabel(communityLabel(scope, one.community))}</bdi>
                  </a>
                ),
              ],
            }))}
          />
        )
      }
    </PagedList>
  );
}

function days(value: number): string {
  return value < 1 ? 'under a day' : writeNumberOf(Math.round(value), 'day', 'days');
}

function FollowChurners({ page: { followChurners, followChurnersInAll } }: { page: Churn }) {
  return (
    <Section
      title="Follow churners"
      note="They follow to be followed back and leave within days. They count as followers gained and lost, but in no community and no topic’s figures."
    >
      {followChurners.length === 0 ? (
        <p class="missing">None found.</p>
      ) : (
        <Table
          name="Follow churners"
          columns={[
            { title: 'Who' },
            { title: 'Follower spells, in days' },
            { title: 'Follows now' },
          ]}
          rows={followChurners.map((one) => ({
            key: one.id,
            cells: [
              <PersonLink person={one} />,
              one.durations.map((days) => writeDecimal(days, 1)).join(', ') || 'unknown',
              one.follows ? 'yes' : 'no',
            ],
          }))}
        />
      )}
      {followChurnersInAll > followChurners.length && (
        <p class="note">
          Showing {writeCount(followChurners.length)} of {writeCount(followChurnersInAll)}.
        </p>
      )}
    </Section>
  );
}
