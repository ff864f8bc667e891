import type { ChurnPage as Churn } from '../../src/model/pages/churn-page.ts';
import { writeDay, writePeriod } from '../../src/render/wording/dates.ts';
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

/** What was read, and who left. */
export default function ChurnPage() {
  const scope = useScope();
  const { answer, again } = useAnswer(keyOf(scope), () =>
    ask(() => api.churn.$get({ query: scope.query })),
  );
  return (
    <Page title="Who left, and how it is known" kind="Churn">
      <Shown answer={answer} again={again}>
        {(page) => (
          <>
            <Opening page={page} />
            <Snapshots page={page} scope={scope} />
            <MassDepartures page={page} />
            <Section
              title="Departures"
              note="A departure is known to lie between two moments, and no moment in between is made up."
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
  unknown: 'Reason not known',
  unfollowed: 'Unfollowed',
  suspended: 'Suspended by the platform',
  deleted: 'Account deleted',
  blocked: 'Blocked you',
  severed: 'Severed by the platform',
};

function Opening({ page }: { page: Churn }) {
  return (
    <>
      <p class="answer">
        {page.departures === 0
          ? 'Nobody was seen to leave in this time.'
          : `${writeNumberOf(page.departures, 'departure was', 'departures were')} seen${precision(page)}.`}
      </p>
      <Facts
        list={[
          ...page.byReason.map(({ reason, people }) => ({
            name: REASONS[reason],
            value: writeCount(people),
          })),
          {
            name: 'Taken back',
            value: `${writeNumberOf(page.missedOnce, 'departure', 'departures')}, missing from one reading only`,
          },
          {
            name: 'Came back',
            value: `${writeNumberOf(page.returned, 'time', 'times')}, after having left`,
          },
        ]}
      />
    </>
  );
}

function precision({ exactTimes, widthDays }: Churn): string {
  if (exactTimes) return ', most of them to the moment';
  if (widthDays === null) return '';
  return `, half of them to within ${widthDays <= 1 ? 'a day' : `${writeDecimal(widthDays, 1)} days`}`;
}

function MassDepartures({ page: { massDepartures } }: { page: Churn }) {
  if (massDepartures.length === 0) return null;
  return (
    <Section
      title="Mass departures"
      note="Far more gone at once than any topic explains. Left out of all topic figures."
    >
      <Table
        name="Mass departures"
        columns={[
          { title: 'When' },
          { title: 'Gone', kind: 'figure' },
          { title: 'Usual', kind: 'figure' },
          { title: 'Taken as' },
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
          <p class="missing">None in this time.</p>
        ) : (
          <Table
            name="Departures"
            columns={[
              { title: 'Who' },
              { title: 'Between' },
              { title: 'Reason' },
              { title: 'Stayed' },
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
                  one.massDeparture && 'with a mass departure',
                  one.followChurner && 'follow-churner',
                  one.returned && 'came back',
                ]
                  .filter(Boolean)
                  .join(', '),
                one.followedDays === null ? 'since before watching' : days(one.followedDays),
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
      title="Follow-churners"
      note="They follow to be followed back and leave within days. Counted as gained and lost, in no community and in no topic’s figures."
    >
      {followChurners.length === 0 ? (
        <p class="missing">None were seen.</p>
      ) : (
        <Table
          name="Follow-churners"
          columns={[{ title: 'Who' }, { title: 'Stays, in days' }, { title: 'Follows now' }]}
          rows={followChurners.map((one) => ({
            key: one.id,
            cells: [
              <PersonLink person={one} />,
              one.durations.map((stay) => writeDecimal(stay, 1)).join(', ') || 'not known',
              one.follows ? 'yes' : 'no',
            ],
          }))}
        />
      )}
      {followChurnersInAll > followChurners.length && (
        <p class="note">
          {writeCount(followChurners.length)} of {writeCount(followChurnersInAll)}.
        </p>
      )}
    </Section>
  );
}
