import type { PersonPage as Person } from '../../src/model/pages/person-page.ts';
import { writeDecimal, writeNumberOf, writeShare } from '../../src/render/wording/numbers.ts';
import { isOwner, type Scope } from '../shell/scope.ts';
import { Section } from './page.tsx';
import { useDeciding } from './use-correcting.ts';

/** Whether somebody is taken for a follow-churner, and why; the owner can say that it is otherwise. */
export function FollowChurner({ person, scope }: { person: Person; scope: Scope }) {
  const { followChurner } = person;
  if (!followChurner.isFollowChurner && !isOwner(scope)) return null;
  return (
    <Section title={followChurner.isFollowChurner ? 'A follow-churner' : 'Follow-churner'}>
      <p>
        {followChurner.ownerBelieves !== null && 'By the owner’s word. '}
        {followChurner.isFollowChurner ? signs(followChurner) : 'They are not taken for one.'}
      </p>
      {isOwner(scope) && <FollowChurnerOrNot person={person} scope={scope} />}
    </Section>
  );
}

function signs({ durations, shortDays, byProfile }: Person['followChurner']): string {
  const known =
    durations.length === 0
      ? 'No stay of theirs is known from beginning to end.'
      : `Stays of ${durations.map((days) => writeDecimal(days, 1)).join(', ')} days; up to ${writeNumberOf(shortDays, 'day', 'days')} is short.`;
  const profile =
    byProfile === null ? '' : ` By the profile it is ${writeShare(byProfile)} likely.`;
  return `${known}${profile} They are in no community and no topic’s figures.`;
}

function FollowChurnerOrNot({ person, scope }: { person: Person; scope: Scope }) {
  const { say, takeBack, wrong } = useDeciding(scope);
  const { isFollowChurner, ownerBelieves } = person.followChurner;
  const correction = {
    kind: 'follow-churner' as const,
    person: person.id,
    followChurner: !isFollowChurner,
  };
  return (
    <p>
      {ownerBelieves === null ? (
        <button type="button" class="quiet" onClick={() => void say(correction)}>
          {isFollowChurner ? 'They are no follow-churner' : 'They are a follow-churner'}
        </button>
      ) : (
        <button
          type="button"
          class="quiet"
          onClick={() =>
            void takeBack((said) => said.kind === 'follow-churner' && said.person === person.id)
          }
        >
          Take your word back
        </button>
      )}
      {wrong && <span role="alert"> {wrong}</span>}
    </p>
  );
}
