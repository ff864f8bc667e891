import type { ReportTopic } from '../../src/model/report.ts';
import type { TopicPage as Topic } from '../../src/model/pages/topic-page.ts';
import { forest, type ForestRow } from '../../src/render/charts/forest.ts';
import { retentionChart } from '../../src/render/charts/retention-chart.ts';
import { roleName } from '../../src/render/page/topics-section.ts';
import { writeDay, writePeriod } from '../../src/model/dates.ts';
import { lossInWords, negated, peopleInWords } from '../../src/render/wording/estimates.ts';
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

/** Everything known about one topic, with the evidence behind its figures. */
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
            <RetentionSection page={page} />
            <Section title="Posts">
              <Posts id={id} scope={scope} />
            </Section>
            <Evidence page={page} scope={scope} />
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
      <p class="summary">
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
        Typical terms: {topic.terms.slice(0, 8).map(readableLabel).join(', ') || 'only its name'}.
      </p>
    </>
  );
}

function costSentence({ cost }: ReportTopic): string {
  if (cost.unfollows === null)
    return 'Its cost is unknown: there were too few posts between snapshots.';

  const words = peopleInWords(cost.unfollows);
  switch (cost.verdict) {
    case 'costs':
      return `It cost you about ${words.estimate} followers (${words.interval}).`;
    case 'keeps': {
      const kept = peopleInWords(negated(cost.unfollows));
      return `It kept about ${kept.estimate} followers who would have left otherwise (${kept.interval}).`;
    }
    case 'no measurable effect':
      return `It has no measurable effect on unfollows: ${lossInWords(cost.unfollows)}.`;
    default:
      return `Not enough evidence on its cost: the data fits anything from ${words.interval} unfollows.`;
  }
}

function growthSentence({ growth }: ReportTopic): string {
  if (growth.follows === null) return '';
  const words = peopleInWords(growth.follows);
  const lasting = growth.lasting === null ? undefined : peopleInWords(growth.lasting);
  switch (growth.verdict) {
    case 'attracts':
      return `It attracted about ${words.estimate} followers (${words.interval})${lasting ? `. About ${lasting.whole} of them should still follow after 90 days` : ''}.`;
    case 'no measurable effect':
      return `It has no measurable effect on new followers (${words.interval}).`;
    default:
      return `Not enough evidence on its growth: the data fits anything from ${words.interval} new followers.`;
  }
}

function Effects({ topic: { cost }, scope }: { topic: ReportTopic; scope: Scope }) {
  const rows: ForestRow[] = cost.byCommunity.map(({ community, unfollows }) => {
    const known = scope.report.communities.find(({ id }) => id === community);
    return {
      label: readableLabel(communityLabel(scope, community)),
      estimate: unfollows,
      kind: known?.isTribe === true ? 'tribe' : 'community',
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
      label: 'Outside your tribe',
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
      title="Cost by community"
      note="Unfollows attributable to its posts. Negative means fewer people left. Estimates for small communities are pulled towards the average."
    >
      {rows.length === 0 ? (
        <p class="missing">Not enough evidence: too few posts or departures for an estimate.</p>
      ) : (
        renderMarkup(forest('Unfollows by community', 'unfollows', rows))
      )}
    </Section>
  );
}

function RetentionSection({ page: { topic, retention } }: { page: Topic }) {
  return (
    <Section
      title="Retention of new followers"
      note={
        topic.growth.follows === null
          ? undefined
          : `People who arrived while the topic was active, for whatever reason, compared with all other arrivals. The report attributes ${peopleInWords(topic.growth.follows).whole} follows to its posts.`
      }
    >
      {retention === null ? (
        <p class="missing">
          Not enough evidence: too few people arrived while the topic was active.
        </p>
      ) : (
        <>
          {renderMarkup(
            retentionChart('Retention of people who arrived with the topic, and of all others', [
              { label: 'Topic active', curve: retention.with, kind: 'one' },
              { label: 'All others', curve: retention.rest, kind: 'rest' },
            ]),
          )}
          <p class="note">
            {retention.pValue < 0.05
              ? 'The two groups differ in retention'
              : 'The two groups show no measurable difference in retention'}{' '}
            (log-rank test: chance alone gives a difference this large{' '}
            {writeShare(retention.pValue)} of the time).
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
          <p class="missing">No posts in this window.</p>
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
                      <a href={hrefOf('/settings', { example: post.id })}>Use as example</a>
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

function Evidence({ page, scope }: { page: Topic; scope: Scope }) {
  const { halfLives, intervals, communities, snapshots } = page;
  const likely = halfLives.filter(({ weight }) => weight >= 0.01);
  return (
    <Section title="Evidence">
      <p>
        Based on {writeNumberOf(snapshots.used, 'snapshot', 'snapshots')}
        {snapshots.held.length > 0 && `; ${writeCount(snapshots.held.length)} more were rejected`}.
        The topic was active in{' '}
        {writeNumberOf(page.intervalsInAll, 'time interval', 'time intervals')}.{' '}
        {likely.length > 0 &&
          ` Half-life of an effect, with its probability: ${likely.map(({ days, weight }) => `${days} days (${writeShare(weight)})`).join(', ')}.`}
      </p>
      {intervals.length > 0 && (
        <Table
          name="Busiest intervals"
          columns={[
            { title: 'Until' },
            { title: 'Posts', kind: 'figure' },
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
        Days are days at risk: one for each follower and day. These are plain counts. The estimates
        above also account for other topics and for kinds of followers.
      </p>
    </Section>
  );
}

function WhoLeft({ page: { left, leftInAll }, scope }: { page: Topic; scope: Scope }) {
  return (
    <Section
      title="Departures while the topic was active"
      note="These people left during that time. We can’t tell why any one person left."
    >
      {left.length === 0 ? (
        <p class="missing">Nobody is known to have unfollowed while the topic was active.</p>
      ) : (
        <Table
          name="Who left"
          columns={[
            { title: 'Who' },
            { title: 'When' },
            { title: 'Reason' },
            { title: 'Community' },
          ]}
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
          The {writeCount(left.length)} most exposed of {writeCount(leftInAll)}.{' '}
          <a href={hrefOf('/churn')}>All departures</a>
        </p>
      )}
    </Section>
  );
}
