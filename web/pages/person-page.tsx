import { useState } from 'preact/hooks';
import type { Forgetting } from '../../src/model/pages/forgetting.ts';
import type { PersonPage as Person } from '../../src/model/pages/person-page.ts';
import { writeDay, writePeriod } from '../../src/model/dates.ts';
import { writeCount, writeDecimal, writeShare } from '../../src/render/wording/numbers.ts';
import { readableLabel, readableNote } from '../../src/render/wording/readable-label.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { FollowChurner } from '../parts/follow-churner.tsx';
import { Facts } from '../parts/facts.tsx';
import { ForgetPerson, Forgotten } from '../parts/forget-person.tsx';
import { Page, Section } from '../parts/page.tsx';
import { nameOf, PersonLink } from '../parts/person-link.tsx';
import { Shown } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { hrefOf } from '../shell/address.ts';
import { keyOf, type Scope, topicLabel, useScope } from '../shell/scope.ts';

/** Everything known about one person, with its sources. */
export default function PersonPage({ id }: { id: string }) {
  const scope = useScope();
  const [forgotten, setForgotten] = useState<Forgetting>();
  const { answer, again } = useAnswer(keyOf(scope, 'person', id), () =>
    ask(() => api.people[':id'].$get({ param: { id }, query: scope.query })),
  );
  if (forgotten?.person === id) {
    return <Forgotten scope={scope} done={forgotten} onSwept={setForgotten} />;
  }
  const title = answer.state === 'here' ? nameOf(answer.value) : readableLabel(id);
  return (
    <Page title={title} kind="Person">
      <Shown answer={answer} again={again}>
        {(person) => (
          <>
            <Opening person={person} />
            <When person={person} />
            <WhyHere person={person} />
            <EngagedWith person={person} scope={scope} />
            <FollowChurner person={person} scope={scope} />
            <ForgetPerson key={id} id={id} scope={scope} onForgotten={setForgotten} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Opening({ person }: { person: Person }) {
  return (
    <>
      <p class="summary">
        {person.follows ? 'Follows you' : 'No longer follows you'}
        {person.community === null ? (
          person.follows &&
          ' and is in no community: too little is known about what they share with others'
        ) : (
          <>
            {person.follows ? ' and belongs to ' : '; belonged to '}
            <a href={hrefOf(`/communities/${encodeURIComponent(person.community.id)}`)}>
              <bdi>{readableLabel(person.community.label)}</bdi>
            </a>
          </>
        )}
        .
      </p>
      {person.bio !== undefined && (
        <blockquote>
          <bdi>{readableNote(person.bio)}</bdi>
        </blockquote>
      )}
      <Facts
        list={[
          ...(person.name === undefined
            ? []
            : [{ name: 'Name', value: readableLabel(person.name) }]),
          { name: 'Id', value: person.id },
          { name: 'You follow them', value: person.ownerFollows ? 'yes' : 'no' },
          ...person.statuses.map(({ at, status }) => ({
            name: `Status on ${writeDay(at)}`,
            value: status,
          })),
        ]}
      />
    </>
  );
}

type Ends = Person['spells'][number]['followed'];

function When({ person }: { person: Person }) {
  return (
    <Section title="Follow history">
      {person.spells.length === 0 ? (
        <p class="missing">No follow is recorded.</p>
      ) : (
        <Table
          name="Follow history"
          columns={[{ title: 'Followed' }, { title: 'Left' }, { title: 'Source' }]}
          rows={person.spells.map(({ followed, left }, index) => ({
            key: String(index),
            cells: [
              between(followed),
              left === null
                ? 'still follows'
                : `${between(left)}, ${left.reason === 'unknown' ? 'unknown reason' : left.reason}${left.massDeparture ? ', in a mass departure' : ''}`,
              [
                ...new Set(
                  [followed.after, followed.before, ...(left ? [left.after, left.before] : [])].map(
                    ({ from }) => from,
                  ),
                ),
              ]
                .filter((from) => from !== 'nothing')
                .join(', ') || 'nothing',
            ],
          }))}
        />
      )}
    </Section>
  );
}

function between({ after, before }: Ends): string {
  if (after.at === null && before.at === null) return 'time unknown';
  if (after.at === null) return `by ${writeDay(before.at!)}`;
  if (before.at === null) return `after ${writeDay(after.at)}`;
  return writePeriod(after.at, before.at);
}

function WhyHere({ person }: { person: Person }) {
  const { community, interests, joinedTo } = person;
  return (
    <Section
      title={community === null ? 'Similar followers' : 'Why this community'}
      note={
        community === null
          ? undefined
          : `${writeShare(community.stability)} of repeated runs put them in this community.`
      }
    >
      {interests.length > 0 && (
        <p class="terms">
          {interests.slice(0, 16).map((term) => (
            <span key={term} class="term">
              <bdi>{readableLabel(term)}</bdi>
            </span>
          ))}
        </p>
      )}
      {joinedTo.length === 0 ? (
        <p class="missing">
          They are connected to nobody: they share no interest or tie with another follower.
        </p>
      ) : (
        <Table
          name="Similar followers"
          columns={[
            { title: 'Connected to' },
            { title: 'Through' },
            { title: 'Strength', kind: 'figure' },
            { title: 'Same community' },
          ]}
          rows={joinedTo.map((other) => ({
            key: other.id,
            cells: [
              <PersonLink person={other} />,
              <bdi>
                {other.shared
                  .slice(0, 5)
                  .map(({ term }) => readableLabel(term))
                  .join(', ') || 'a tie between them'}
              </bdi>,
              writeDecimal(other.strength, 2),
              other.sameCommunity ? 'yes' : 'no',
            ],
          }))}
        />
      )}
      {person.joinedInAll > joinedTo.length && (
        <p class="note">
          The strongest {writeCount(joinedTo.length)} of {writeCount(person.joinedInAll)}{' '}
          connections.
        </p>
      )}
    </Section>
  );
}

function EngagedWith({ person: { engaged }, scope }: { person: Person; scope: Scope }) {
  return (
    <Section title="Engagement">
      {engaged.length === 0 ? (
        <p class="missing">No engagement with your posts is recorded.</p>
      ) : (
        <Table
          name="Engagement by topic"
          columns={[{ title: 'Topic' }, { title: 'Times', kind: 'figure' }]}
          rows={engaged.map(({ topic, times }) => ({
            key: topic,
            cells: [
              <a href={hrefOf(`/topics/${encodeURIComponent(topic)}`)}>
                <bdi>{readableLabel(topicLabel(scope, topic))}</bdi>
              </a>,
              writeCount(times),
            ],
          }))}
        />
      )}
    </Section>
  );
}
