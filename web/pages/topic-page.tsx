import type { ReportTopic } from '../../src/model/report.ts';
import type { TopicPage as Topic } from '../../src/model/pages/topic-page.ts';
import { forest, type ForestRow } from '../../src/render/charts/forest.ts';
import { retentionChart } from '../../src/render/charts/retention-chart.ts';
import { roleName } from '../../src/render/page/topics-section.ts';
import { writeDay, writePeriod } from '../../src/render/wording/dates.ts';
import { peopleInWords } from '../../src/render/wording/estimates.ts';
import {
  writeCount,
  writeDecimal,
  writeNumberOf,
  writeShare,
} from '../../src/render/wording/numbers.ts';
import { readableLabel, readableNote } from '../../src/render/wording/readable-label.ts';
import { ROLES } from '../../src/render/wording/roles.ts';
import { topicNotes } from '../../src/render/wording/topic-notes.ts';
import { sentence } from '../../src/render/page/sentence.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Page, Section } from '../parts/page.tsx';
import { PagedList } from '../parts/paged-list.tsx';
import { PersonLink } from '../parts/person-link.tsx';
import { PostTopics } from '../parts/post-topics.tsx';
import { renderMarkup } from '../parts/render-markup.tsx';
import { Shown } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { hrefOf } from '../shell/address.ts';
import {
  isOwner,
  keyOf,
  type Scope,
  topicLabel,
  communityLabel,
  useScope,
} from '../shell/scope.ts';

/** What is known of one topic, and what its figures rest on. */
export default function TopicPage({ id }: { id: string }) {
  const scope = useScope();
  const { answer, again } = useAnswer(keyOf(scope, id), () =>
    ask(() => api.topics[':id'].$get({ param: { id }, query: scope.query })),
  );
  const label = readableLabel(topicLabel(scope, id));
  return (
    <Page title={label} kind="Topic">
      <Shown answer={answer} again={again}>
        {(page) => (
          <>
            <Opening topic={page.topic} />
            <Effects topic={page.topic} scope={scope} />
            <WhoCame page={page} />
            <Section title="Posts">
              <Posts id={id} scope={scope} />
            </Section>
            <Rests page={page} scope={scope} />
            <WhoLeft page={page} scope={scope} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Opening({ topic }: { topic: ReportTopic }) {
  const notes = topicNotes([topic]);
  return (
    <>
      <p class="answer">
        {costSentence(topic)} {growthSentence(topic)}
      </p>
      <p>
        {renderMarkup(roleName(topic.role))}: {ROLES[topic.role]}.
      </p>
      {notes.map((phrases, index) => (
        <p class="note" key={index}>
          {sentence(phrases).map(renderMarkup)}
        </p>
      ))}
      <p class="note">
        Known by {topic.terms.slice(0, 8).map(readableLabel).join(', ') || 'nothing but its name'}.
      </p>
    </>
  );
}

function costSentence({ cost }: ReportTopic): string {
  if (cost.unfollows === null)
    return 'What it costs cannot be told: too little was posted while watched.';
  const { estimate, low, high } = cost.unfollows;
  const words = peopleInWords(cost.unfollows);
  switch (cost.verdict) {
    case 'costs':
      return `It cost you about ${words.estimate} followers (${words.interval}).`;
    case 'keeps': {
      const kept = peopleInWords({ estimate: -estimate, low: -high, high: -low });
      return `It held people: about ${kept.estimate} fewer left (${kept.interval}).`;
    }
    case 'no measurable effect':
      return `No cost is seen (${words.interval}).`;
    default:
      return `Whether it costs followers cannot be told yet: anything from ${words.interval} fits.`;
  }
}

function growthSentence({ growth }: ReportTopic): string {
  if (growth.follows === null) return '';
  const words = peopleInWords(growth.follows);
  const lasting = growth.lasting === null ? undefined : peopleInWords(growth.lasting);
  switch (growth.verdict) {
    case 'attracts':
      return `It brought about ${words.estimate} (${words.interval})${lasting ? `, of whom about ${lasting.whole} are expected to stay` : ''}.`;
    case 'no measurable effect':
      return `It is not seen to bring people (${words.interval}).`;
    default:
      return `Whether it brings people cannot be told yet: anything from ${words.interval} fits.`;
  }
}

function Effects({ topic: { cost }, scope }: { topic: ReportTopic; scope: Scope }) {
  const rows: ForestRow[] = cost.byCommunity.map(({ community, unfollows }) => {
    const known = scope.report.communities.find(({ id }) => id === community);
    return {
      label: readableLabel(communityLabel(scope, community)),
      estimate: unfollows,
      kind: known?.isTribe ? 'tribe' : 'community',
    };
  });
  if (cost.unfollowsTribe) {
    rows.push({
      label: 'In your tribe',
      estimate: cost.unfollowsTribe,
      kind: 'tribe',
      isSum: true,
    });
  }
  if (cost.unfollowsOthers) {
    rows.push({
      label: 'Outside it',
      estimate: cost.unfollowsOthers,
      kind: 'community',
      isSum: true,
    });
  }
  if (cost.unfollows) {
    rows.push({ label: 'All', estimate: cost.unfollows, kind: 'all', isSum: true });
  }
  return (
    <Section
      title="Who bears the cost"
      note="Unfollows its posts caused, by community. Below zero: they held people. Small communities lean on the whole."
    >
      {rows.length === 0 ? (
        <p class="missing">Not enough evidence: fewer posts or departures than any figure needs.</p>
      ) : (
        renderMarkup(forest('Unfollows by community', 'unfollows', rows))
      )}
    </Section>
  );
}

function WhoCame({ page: { topic, retention } }: { page: Topic }) {
  return (
    <Section
      title="Who came, who stayed"
      note={
        topic.growth.follows === null
          ? undefined
          : `Of those who came while it was on, whatever brought them, against all others who came. The report’s own figure of those its posts brought: ${peopleInWords(topic.growth.follows).whole}.`
      }
    >
      {retention === null ? (
        <p class="missing">Not enough evidence: too few came while it was on to compare.</p>
      ) : (
        <>
          {renderMarkup(
            retentionChart('How long people stay who came with the topic, against the rest', [
              { label: 'While it was on', curve: retention.with, kind: 'one' },
              { label: 'All others', curve: retention.rest, kind: 'rest' },
            ]),
          )}
          <p class="note">
            {retention.pValue < 0.05
              ? 'The two stay differently long'
              : 'The two are not seen to stay differently long'}{' '}
            (log-rank test: by chance alone {writeShare(retention.pValue)} of the time).
          </p>
        </>
      )}
    </Section>
  );
}

function Posts({ id, scope }: { id: string; scope: Scope }) {
  return (
    <PagedList
      id={keyOf(scope, id, 'posts')}
      atFirst={8}
      request={(cursor) =>
        ask(() =>
          api.topics[':id'].posts.$get({
            param: { id },
            query: { ...scope.query, ...(cursor !== undefined && { cursor }) },
          }),
        )
      }
    >
      {(posts) =>
        posts.length === 0 ? (
          <p class="missing">None in this time.</p>
        ) : (
          <ol class="posts-list">
            {posts.map((post) => (
              <li key={post.id}>
                <p class="note">
                  {writeDay(post.at)}
                  {post.kind !== 'original' && `, ${post.kind}`}
                  {post.weight < 0.995 && `, ${writeShare(post.weight)} about it`}
                  {isOwner(scope) && (
                    <>
                      {' · '}
                      <a href={hrefOf('/settings', { example: post.id })}>
                        use as an example of a topic
                      </a>
                    </>
                  )}
                </p>
                <p>
                  <bdi>{post.text === '' ? '(no text)' : readableNote(post.text)}</bdi>
                </p>
                {isOwner(scope) && <PostTopics post={post.id} topic={id} scope={scope} />}
              </li>
            ))}
          </ol>
        )
      }
    </PagedList>
  );
}

const INTERVALS = 10;

function Rests({ page, scope }: { page: Topic; scope: Scope }) {
  const { halfLives, intervals, communities, snapshots } = page;
  const told = halfLives.filter(({ weight }) => weight >= 0.01);
  return (
    <Section title="What the figures rest on">
      <p>
        {writeNumberOf(snapshots.used, 'boundary', 'boundaries')} in time at which the audience was
        known
        {snapshots.held.length > 0 &&
          `, ${writeNumberOf(snapshots.held.length, 'reading', 'snapshots')} held back`}
        ; the topic was on in {writeNumberOf(page.intervalsInAll, 'interval', 'intervals')}.
        {told.length > 0 &&
          ` The effect of a post halves in ${told
            .map(({ days, weight }) => `${days} days (${writeShare(weight)})`)
            .join(', ')}.`}
      </p>
      {intervals.length > 0 && (
        <Table
          name="Busiest intervals"
          columns={[
            { title: 'Up to' },
            { title: 'Posts on', kind: 'figure' },
            { title: 'Left', kind: 'figure' },
            { title: 'Expected', kind: 'figure' },
            { title: 'Without it', kind: 'figure' },
            { title: 'Also on' },
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
                .join(', ') || 'nothing else',
            ],
          }))}
        />
      )}
      {communities.length > 0 && (
        <Table
          name="Departures while it was on, and otherwise"
          columns={[
            { title: 'Community' },
            { title: 'Left while on', kind: 'figure' },
            { title: 'Days at risk', kind: 'figure' },
            { title: 'Left otherwise', kind: 'figure' },
            { title: 'Days at risk then', kind: 'figure' },
          ]}
          rows={communities.map(({ community, on, off }) => ({
            key: community ?? '',
            cells: [
              community === null
                ? 'everybody else'
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
        Plain counts, without the model: they do not set off other topics or kinds of followers.
      </p>
    </Section>
  );
}

function WhoLeft({ page: { left, leftInAll }, scope }: { page: Topic; scope: Scope }) {
  return (
    <Section
      title="Who left while it was on"
      note="Each for reasons of their own, which nobody knows. It is not said that they left because of it."
    >
      {left.length === 0 ? (
        <p class="missing">Nobody is known to have left by choice while it was on.</p>
      ) : (
        <Table
          name="Who left"
          columns={[{ title: 'Who' }, { title: 'When' }, { title: 'How' }, { title: 'Community' }]}
          rows={left.map((person) => ({
            key: `${person.id} ${person.before}`,
            cells: [
              <PersonLink person={person} />,
              person.after === null
                ? `by ${writeDay(person.before)}`
                : writePeriod(person.after, person.before),
              person.reason,
              person.community === null
                ? 'none'
                : readableLabel(communityLabel(scope, person.community)),
            ],
          }))}
        />
      )}
      {leftInAll > left.length && (
        <p class="note">
          {writeCount(left.length)} of {writeCount(leftInAll)}, those most exposed.{' '}
          <a href={hrefOf('/churn')}>All departures</a>
        </p>
      )}
    </Section>
  );
}
