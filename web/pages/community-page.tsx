import type { CommunityPage as CommunityDetails } from '../../src/model/pages/community-page.ts';
import { retentionChart } from '../../src/render/charts/retention-chart.ts';
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
import { keyOf, type Scope, topicLabel, communityLabel, useScope } from '../shell/scope.ts';

/** What is known of one community. */
export default function CommunityPage({ id }: { id: string }) {
  const scope = useScope();
  const { answer, again } = useAnswer(keyOf(scope, id), () =>
    ask(() => api.communities[':id'].$get({ param: { id }, query: scope.query })),
  );
  const known = scope.report.communities.find((community) => community.id === id);
  return (
    <Page
      title={readableLabel(communityLabel(scope, id))}
      kind={known?.isTribe ? 'Tribe' : 'Community'}
    >
      <Shown answer={answer} again={again}>
        {(page) => (
          <>
            <Opening page={page} />
            <RetentionSection page={page} />
            <Came page={page} scope={scope} />
            <Engaged page={page} scope={scope} />
            <TalkTo page={page} />
            <Members id={id} scope={scope} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Opening({ page: { community, left, followedBack } }: { page: CommunityDetails }) {
  const { parts } = community;
  return (
    <>
      <p class="answer">
        {writeNumberOf(community.size, 'person', 'people')}, {writeShare(community.share)} of your
        followers, who share an interest in{' '}
        {community.terms.slice(0, 4).map((term, index) => (
          <span key={term}>
            {index > 0 && ', '}
            <bdi>{readableLabel(term)}</bdi>
          </span>
        ))}
        .
      </p>
      <p class="note lead">
        {community.isTribe
          ? 'A tribe: it stays through all that you post, engages with more than one of your topics, and shares both ways.'
          : 'A community, not yet a tribe: what makes a tribe is not seen in it, or not surely.'}
      </p>
      <Facts
        list={[
          {
            name: 'Stay 90 days',
            value: community.retention90
              ? shareInWords(community.retention90).whole
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
                : `${writeDecimal(community.likeMindedness, 2)} (staying ${part(parts.retention)}, breadth ${part(parts.breadth)}, both ways ${part(parts.reciprocity)}; 0.50 is everybody)`,
          },
          { name: 'You follow', value: `${writeCount(followedBack)} of them` },
          {
            name: 'Holds together',
            value: `${writeShare(community.stability)} of runs put its people together`,
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
  retention: 'Stays through all that you post',
  breadth: 'Engages with more than one topic',
  reciprocity: 'Is followed by you too',
} as const;

/** What like-mindedness is the mean of, each against everybody. */
function Parts({ parts }: { parts: CommunityDetails['community']['parts'] }) {
  if (parts === undefined) return null;
  return (
    <dl class="parts">
      {(['retention', 'breadth', 'reciprocity'] as const).map((name) => (
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

function RetentionSection({ page: { retention, everybody } }: { page: CommunityDetails }) {
  return (
    <Section title="How long they stay">
      {retention === null || everybody === null ? (
        <p class="missing">Not enough evidence: too few of them were seen to come.</p>
      ) : (
        renderMarkup(
          retentionChart('How long they stay, against everybody', [
            { label: 'These', curve: retention, kind: 'one' },
            { label: 'Everybody', curve: everybody, kind: 'rest' },
          ]),
        )
      )}
    </Section>
  );
}

function Came({ page: { came }, scope }: { page: CommunityDetails; scope: Scope }) {
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
            cells: [<TopicLink id={topic} scope={scope} />, `about ${writeCount(follows)}`],
          }))}
        />
      )}
    </Section>
  );
}

function Engaged({
  page: { engaged, community },
  scope,
}: {
  page: CommunityDetails;
  scope: Scope;
}) {
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
              <TopicLink id={topic} scope={scope} />,
              writeCount(people),
              writeShare(people / Math.max(1, community.size)),
              writeCount(times),
            ],
          }))}
        />
      )}
    </Section>
  );
}

function TopicLink({ id, scope }: { id: string; scope: Scope }) {
  return (
    <a href={hrefOf(`/topics/${encodeURIComponent(id)}`)}>
      <bdi>{readableLabel(topicLabel(scope, id))}</bdi>
    </a>
  );
}

function TalkTo({ page: { talkTo } }: { page: CommunityDetails }) {
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

function Members({ id, scope }: { id: string; scope: Scope }) {
  return (
    <Section
      title="Its people"
      note="The most typical first: nearest to the middle of their interests."
    >
      <PagedList
        id={keyOf(scope, id, 'members')}
        atFirst={12}
        request={(cursor) =>
          ask(() =>
            api.communities[':id'].members.$get({
              param: { id },
              query: { ...scope.query, ...(cursor !== undefined && { cursor }) },
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
            query: { ...scope.query, format: 'csv', community: id },
          })}
        >
          Save its people for a spreadsheet
        </a>
      </p>
    </Section>
  );
}
