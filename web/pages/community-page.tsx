import type { CommunityPage as CommunityDetails } from '../../src/model/pages/community-page.ts';
import { retentionChart } from '../../src/render/charts/retention-chart.ts';
import type { Estimate } from '../../src/model/statistics.ts';
import { scoreInWords } from '../../src/render/wording/estimates.ts';
import {
  writeCount,
  writeDecimal,
  writeNumberOf,
  writeShare,
} from '../../src/render/wording/numbers.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { communityStatisticFacts } from '../../src/render/wording/statistics.ts';
import { tribeVerdict } from '../../src/render/wording/tribe-verdicts.ts';
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

/** Everything known about one community. */
export default function CommunityPage({ id }: { id: string }) {
  const scope = useScope();
  const { answer, again } = useAnswer(keyOf(scope, id), () =>
    ask(() => api.communities[':id'].$get({ param: { id }, query: scope.query })),
  );
  const known = scope.report.communities.find((community) => community.id === id);
  return (
    <Page
      title={readableLabel(communityLabel(scope, id))}
      kind={known?.isTribe === true ? 'Tribe' : 'Community'}
    >
      <Shown answer={answer} again={again}>
        {(page) => (
          <>
            <Opening page={page} />
            <RetentionSection page={page} />
            <Arrivals page={page} scope={scope} />
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
      <Parts parts={parts} />
    </>
  );
}

function SharedInterests({ terms }: { terms: string[] }) {
  if (terms.length === 0) return <>joined by ties, with no shared interest in the data</>;
  return (
    <>
      with a shared interest in{' '}
      {terms.slice(0, 4).map((term, index) => (
        <span key={term}>
          {index > 0 && ', '}
          <bdi>{readableLabel(term)}</bdi>
        </span>
      ))}
    </>
  );
}

const OPENINGS = {
  tribe: 'This community is a tribe.',
  'not a tribe': 'This community is not a tribe.',
  'not enough evidence': 'There is not enough evidence to say whether this community is a tribe.',
} as const;

const PART_NAMES = {
  retention: 'Retention: stays through every topic',
  breadth: 'Breadth: engages with many of your topics',
  reciprocity: 'Reciprocity: is followed back',
} as const;

/** The three parts of like-mindedness, each compared with the whole audience. */
function Parts({ parts }: { parts: CommunityDetails['community']['parts'] }) {
  return (
    <dl class="parts">
      {(['retention', 'breadth', 'reciprocity'] as const).map((name) => (
        <div key={name}>
          <dt>{PART_NAMES[name]}</dt>
          <dd>
            {parts[name] === null ? (
              <span class="missing">not known</span>
            ) : (
              <Meter part={parts[name]} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Draws one part of like-mindedness. The line in the middle marks the whole audience. */
function Meter({ part }: { part: Estimate }) {
  return (
    <svg
      class="meter"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${scoreInWords(part)}; the whole audience is 0.50`}
    >
      <rect class="track" y="2" width="100" height="4" />
      <rect class="part" y="2" width={100 * part.estimate} height="4" />
      <line class="even" x1="50" x2="50" y1="0" y2="8" vector-effect="non-scaling-stroke" />
    </svg>
  );
}

function RetentionSection({ page: { retention, everybody } }: { page: CommunityDetails }) {
  return (
    <Section title="Retention" note="New followers still following, by day. Shading: 95% interval.">
      {retention === null || everybody === null ? (
        <p class="missing">Not enough evidence: too few of them arrived between snapshots.</p>
      ) : (
        renderMarkup(
          retentionChart('Retention of this community and of everybody', [
            { label: 'Community', curve: retention, kind: 'one' },
            { label: 'Everybody', curve: everybody, kind: 'rest' },
          ]),
        )
      )}
    </Section>
  );
}

function Arrivals({ page: { came }, scope }: { page: CommunityDetails; scope: Scope }) {
  return (
    <Section title="Arrivals">
      <p>
        {writeCount(came.watched)} arrived since the first snapshot.{' '}
        {writeCount(came.beforeWatching)} followed before it.
      </p>
      {came.byTopic.length > 0 && (
        <Table
          name="Arrivals by topic"
          columns={[{ title: 'Probably attracted by' }, { title: 'People', kind: 'figure' }]}
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
    <Section title="Engagement">
      {engaged.length === 0 ? (
        <p class="missing">No engagement with your posts is recorded.</p>
      ) : (
        <Table
          name="Topics they engage with"
          columns={[
            { title: 'Topic' },
            { title: 'People', kind: 'figure' },
            { title: 'Share of members', kind: 'figure' },
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
      note="They engage with several of your topics, and you do not follow them."
    >
      {talkTo.length === 0 ? (
        <p class="missing">
          Nobody: you follow everyone who engages, or no engagement is recorded.
        </p>
      ) : (
        <Table
          name="People to talk to"
          columns={[
            { title: 'Who' },
            { title: 'Topics', kind: 'figure' },
            { title: 'Engagements', kind: 'figure' },
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
      title="Members"
      note="The most typical members come first: those nearest to the centre of its interests."
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
            name="Members"
            columns={[
              { title: 'Who' },
              { title: 'Typicality', kind: 'figure' },
              { title: 'Stability', kind: 'figure' },
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
          Export members as CSV
        </a>
      </p>
    </Section>
  );
}
