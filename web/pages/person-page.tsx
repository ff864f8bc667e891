import { useState } from 'preact/hooks';
import type { Forgetting } from '../../src/model/pages/forgetting.ts';
import type { PersonPage as Person } from '../../src/model/pages/person-page.ts';
import { writeDay, writePeriod } from '../../src/render/wording/dates.ts';
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

/** What is known of one follower, and where from. */
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
      <p class="answer">
        {person.follows ? 'Follows you' : 'Does not follow you any more'}
        {person.community === null ? (
          person.follows &&
          ', and is in no community: too little is known that they share with others'
        ) : (
          <>
            {person.follows ? ', with those of ' : '; was with those of '}
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
            name: `Looked up ${writeDay(at)}`,
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
    <Section title="When they came and went">
      {person.spells.length === 0 ? (
        <p class="missing">They were never seen to follow.</p>
      ) : (
        <Table
          name="When they came and went"
          columns={[{ title: 'Began to follow' }, { title: 'Left' }, { title: 'Known from' }]}
          rows={person.spells.map(({ followed, left }, index) => ({
            key: String(index),
            cells: [
              between(followed),
              left === null
                ? 'follows still'
                : `${between(left)}, ${left.reason === 'unknown' ? 'reason not known' : left.reason}${left.massDeparture ? ', with a mass departure' : ''}`,
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
  if (after.at === null && before.at === null) return 'at some time';
  if (after.at === null) return `by ${writeDay(before.at!)}`;
  if (before.at === null) return `after ${writeDay(after.at)}`;
  return writePeriod(after.at, before.at);
}

function WhyHere({ person }: { person: Person }) {
  const { community, interests, joinedTo } = person;
  return (
    <Section
      title={community === null ? 'Whom they are like' : 'Why in this community'}
      note={
        community === null
          ? undefined
          : `In ${writeShare(community.stability)} of the runs they came out with these people.`
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
        <p class="missing">They are joined to nobody: no interest or tie of theirs is shared.</p>
      ) : (
        <Table
          name="The people they are joined to"
          columns={[
            { title: 'Joined to' },
            { title: 'By' },
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
          The nearest {writeCount(joinedTo.length)} of {writeCount(person.joinedInAll)}.
        </p>
      )}
    </Section>
  );
}

function EngagedWith({ person: { engaged }, scope }: { person: Person; scope: Scope }) {
  return (
    <Section title="What they engaged with">
      {engaged.length === 0 ? (
        <p class="missing">No reaction of theirs to your posts is known.</p>
      ) : (
        <Table
          name="What they engaged with"
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
