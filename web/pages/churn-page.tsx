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
import { Readings } from '../parts/readings.tsx';
import { Shown } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { hrefOf } from '../shell/address.ts';
import { keyOf, type Subject, tribeLabel, useSubject } from '../shell/subject.ts';

/** What was read, and who left. */
export default function ChurnPage() {
  const subject = useSubject();
  const { answer, again } = useAnswer(keyOf(subject), () =>
    ask(() => api.churn.$get({ query: subject.query })),
  );
  return (
    <Page title="Who left, and how it is known" kind="Churn">
      <Shown answer={answer} again={again}>
        {(page) => (
          <>
            <Opening page={page} />
            <Readings page={page} subject={subject} />
            <MassDepartures page={page} />
            <Section
              title="Departures"
              note="A departure is known to lie between two moments, and no moment in between is made up."
            >
              <Departures subject={subject} />
            </Section>
            <Churners page={page} />
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
            value: `${writeNumberOf(page.retracted, 'departure', 'departures')}, missing from one reading only`,
          },
          {
            name: 'Came back',
            value: `${writeNumberOf(page.returns, 'time', 'times')}, after having left`,
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

function MassDepartures({ page: { platformEvents } }: { page: Churn }) {
  if (platformEvents.length === 0) return null;
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
        rows={platformEvents.map(({ after, before, lost, expected, reason }) => ({
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

function Departures({ subject }: { subject: Subject }) {
  return (
    <PagedList
      id={keyOf(subject, 'departures')}
      atFirst={15}
      request={(cursor) =>
        ask(() =>
          api.departures.$get({
            query: { ...subject.query, ...(cursor !== undefined && { cursor }) },
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
                  one.churner && 'follow-churner',
                  one.returned && 'came back',
                ]
                  .filter(Boolean)
                  .join(', '),
                one.stayedDays === null ? 'since before watching' : days(one.stayedDays),
                one.tribe === null ? (
                  'none'
                ) : (
                  <a href={hrefOf(`/tribes/${encodeURIComponent(one.tribe)}`)}>
                    <bdi>{readableLabel(tribeLabel(subject, one.tribe))}</bdi>
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

function Churners({ page: { churners, churnersInAll } }: { page: Churn }) {
  return (
    <Section
      title="Follow-churners"
      note="They follow to be followed back and leave within days. Counted as gained and lost, in no community and in no topic’s figures."
    >
      {churners.length === 0 ? (
        <p class="missing">None were seen.</p>
      ) : (
        <Table
          name="Follow-churners"
          columns={[{ title: 'Who' }, { title: 'Stays, in days' }, { title: 'Follows now' }]}
          rows={churners.map((one) => ({
            key: one.id,
            cells: [
              <PersonLink person={one} />,
              one.stays.map((stay) => writeDecimal(stay, 1)).join(', ') || 'not known',
              one.follows ? 'yes' : 'no',
            ],
          }))}
        />
      )}
      {churnersInAll > churners.length && (
        <p class="note">
          {writeCount(churners.length)} of {writeCount(churnersInAll)}.
        </p>
      )}
    </Section>
  );
}
