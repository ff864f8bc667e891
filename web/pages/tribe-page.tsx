import type { TribePage as Tribe } from '../../src/model/pages/tribe-page.ts';
import { stayingChart } from '../../src/render/charts/staying.ts';
import { shareInWords } from '../../src/render/wording/estimates.ts';
import {
  writeCount,
  writeDecimal,
  writeNumberOf,
  writeShare,
} from '../../src/render/wording/numbers.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Facts } from '../parts/facts.tsx';
import { Page, Section } from '../parts/page.tsx';
import { PagedList } from '../parts/paged-list.tsx';
import { PersonLink } from '../parts/person-link.tsx';
import { renderMarkup } from '../parts/render-markup.tsx';
import { Shown } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { hrefOf } from '../shell/address.ts';
import { keyOf, type Subject, topicLabel, tribeLabel, useSubject } from '../shell/subject.ts';

/** What is known of one community. */
export default function TribePage({ id }: { id: string }) {
  const subject = useSubject();
  const { answer, again } = useAnswer(keyOf(subject, id), () =>
    ask(() => api.tribes[':id'].$get({ param: { id }, query: subject.query })),
  );
  const known = subject.report.tribes.find((tribe) => tribe.id === id);
  return (
    <Page
      title={readableLabel(tribeLabel(subject, id))}
      kind={known?.isTribe ? 'Tribe' : 'Community'}
    >
      <Shown answer={answer} again={again}>
        {(page) => (
          <>
            <Opening page={page} />
            <Staying page={page} />
            <Came page={page} subject={subject} />
            <Engaged page={page} subject={subject} />
            <TalkTo page={page} />
            <Members id={id} subject={subject} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Opening({ page: { tribe, left, followedBack } }: { page: Tribe }) {
  const { parts } = tribe;
  return (
    <>
      <p class="answer">
        {writeNumberOf(tribe.size, 'person', 'people')}, {writeShare(tribe.share)} of your
        followers, who share an interest in{' '}
        {tribe.terms.slice(0, 4).map((term, index) => (
          <span key={term}>
            {index > 0 && ', '}
            <bdi>{readableLabel(term)}</bdi>
          </span>
        ))}
        .
      </p>
      <p class="note lead">
        {tribe.isTribe
          ? 'A tribe: it stays through all that you post, engages with more than one of your topics, and shares both ways.'
          : 'A community, not yet a tribe: what makes a tribe is not seen in it, or not surely.'}
      </p>
      <Facts
        list={[
          {
            name: 'Stay 90 days',
            value: tribe.retention90
              ? shareInWords(tribe.retention90).whole
              : 'not enough evidence',
          },
          {
            name: 'Left',
            value: `${writeCount(left.byChoice)} by choice, ${writeCount(left.otherwise)} otherwise`,
          },
          {
            name: 'Like-minded',
            value:
              parts === undefined || Object.values(parts).every((part) => part === null)
                ? 'not known yet'
                : `${writeDecimal(tribe.likeMindedness, 2)} (staying ${part(parts.staying)}, breadth ${part(parts.breadth)}, both ways ${part(parts.reciprocity)}; 0.50 is everybody)`,
          },
          { name: 'You follow', value: `${writeCount(followedBack)} of them` },
          {
            name: 'Holds together',
            value: `${writeShare(tribe.stability)} of runs put its people together`,
          },
        ]}
      />
      <Parts parts={parts} />
    </>
  );
}

function part(value: number | null): string {
  return value === null ? 'not known' : writeDecimal(value, 2);
}

const PART_NAMES = {
  staying: 'Stays through all that you post',
  breadth: 'Engages with more than one topic',
  reciprocity: 'Is followed by you too',
} as const;

/** What like-mindedness is the mean of, each against everybody. */
function Parts({ parts }: { parts: Tribe['tribe']['parts'] }) {
  if (parts === undefined) return null;
  return (
    <dl class="parts">
      {(['staying', 'breadth', 'reciprocity'] as const).map((name) => (
        <div key={name}>
          <dt>{PART_NAMES[name]}</dt>
          <dd>
            {parts[name] === null ? (
              <span class="missing">not known</span>
            ) : (
              <Meter value={parts[name]} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of like-mindedness; the stroke in the middle is the audience at large. */
function Meter({ value }: { value: number }) {
  return (
    <svg
      class="meter"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${part(value)}, where everybody is 0.50`}
    >
      <rect class="track" y="2" width="100" height="4" />
      <rect class="part" y="2" width={100 * value} height="4" />
      <line class="even" x1="50" x2="50" y1="0" y2="8" vector-effect="non-scaling-stroke" />
    </svg>
  );
}

function Staying({ page: { staying, everybody } }: { page: Tribe }) {
  return (
    <Section title="How long they stay">
      {staying === null || everybody === null ? (
        <p class="missing">Not enough evidence: too few of them were seen to come.</p>
      ) : (
        renderMarkup(
          stayingChart('How long they stay, against everybody', [
            { label: 'These', curve: staying, kind: 'one' },
            { label: 'Everybody', curve: everybody, kind: 'rest' },
          ]),
        )
      )}
    </Section>
  );
}

function Came({ page: { came }, subject }: { page: Tribe; subject: Subject }) {
  return (
    <Section title="How they came">
      <p>
        {writeCount(came.watched)} were seen to come, {writeCount(came.beforeWatching)} were there
        before watching began.
      </p>
      {came.byTopic.length > 0 && (
        <Table
          name="By topic"
          columns={[{ title: 'Expected to have come with' }, { title: 'People', kind: 'figure' }]}
          rows={came.byTopic.map(({ topic, follows }) => ({
            key: topic,
            cells: [<TopicLink id={topic} subject={subject} />, `about ${writeCount(follows)}`],
          }))}
        />
      )}
    </Section>
  );
}

function Engaged({ page: { engaged, tribe }, subject }: { page: Tribe; subject: Subject }) {
  return (
    <Section title="What they engage with">
      {engaged.length === 0 ? (
        <p class="missing">No reaction of theirs to your posts is known.</p>
      ) : (
        <Table
          name="Topics they engage with"
          columns={[
            { title: 'Topic' },
            { title: 'People', kind: 'figure' },
            { title: 'Share of them', kind: 'figure' },
            { title: 'Times', kind: 'figure' },
          ]}
          rows={engaged.map(({ topic, people, times }) => ({
            key: topic,
            cells: [
              <TopicLink id={topic} subject={subject} />,
              writeCount(people),
              writeShare(people / Math.max(1, tribe.size)),
              writeCount(times),
            ],
          }))}
        />
      )}
    </Section>
  );
}

function TopicLink({ id, subject }: { id: string; subject: Subject }) {
  return (
    <a href={hrefOf(`/topics/${encodeURIComponent(id)}`)}>
      <bdi>{readableLabel(topicLabel(subject, id))}</bdi>
    </a>
  );
}

function TalkTo({ page: { talkTo } }: { page: Tribe }) {
  return (
    <Section
      title="People to talk to"
      note="They react to several of your topics, and you do not follow them."
    >
      {talkTo.length === 0 ? (
        <p class="missing">Nobody: whoever reacts is followed by you, or no reaction is known.</p>
      ) : (
        <Table
          name="People to talk to"
          columns={[
            { title: 'Who' },
            { title: 'Topics', kind: 'figure' },
            { title: 'Reactions', kind: 'figure' },
          ]}
          rows={talkTo.map((person) => ({
            key: person.id,
            cells: [
              <PersonLink person={person} />,
              writeCount(person.topics),
              writeCount(person.times),
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Members({ id, subject }: { id: string; subject: Subject }) {
  return (
    <Section
      title="Its people"
      note="The most typical first: nearest to the middle of their interests."
    >
      <PagedList
        id={keyOf(subject, id, 'members')}
        atFirst={12}
        request={(cursor) =>
          ask(() =>
            api.tribes[':id'].members.$get({
              param: { id },
              query: { ...subject.query, ...(cursor !== undefined && { cursor }) },
            }),
          )
        }
      >
        {(members) => (
          <Table
            name="Its people"
            columns={[
              { title: 'Who' },
              { title: 'Typical', kind: 'figure' },
              { title: 'Stays in it', kind: 'figure' },
            ]}
            rows={members.map((member) => ({
              key: member.id,
              cells: [
                <PersonLink person={member} />,
                writeDecimal(member.typicality, 2),
                `${writeShare(member.stability)} of runs`,
              ],
            }))}
          />
        )}
      </PagedList>
      <p class="save">
        <a
          download
          href={api.exports.communities.$path({
            query: { ...subject.query, format: 'csv', tribe: id },
          })}
        >
          Save its people for a spreadsheet
        </a>
      </p>
    </Section>
  );
}
