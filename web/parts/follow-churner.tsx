import type { PersonPage as Person } from '../../src/model/pages/person-page.ts';
import { learnedFacts } from '../../src/render/wording/follow-churners.ts';
import { writeDecimal, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { correct, undoAll } from '../api/corrections.ts';
import { isOwner, type Scope } from '../shell/scope.ts';
import { MutationButton } from './mutation.tsx';
import { Facts } from './facts.tsx';
import { Section } from './page.tsx';

/** Whether a person counts as a follow churner, and why. The owner can change it. */
export function FollowChurner({ person, scope }: { person: Person; scope: Scope }) {
  const { followChurner } = person;
  if (!followChurner.isFollowChurner && !isOwner(scope)) return null;
  return (
    <Section title="Follow churner">
      <p>
        {followChurner.ownerBelieves !== null && 'Set by the owner. '}
        {followChurner.isFollowChurner
          ? signs(followChurner)
          : 'This person does not count as a follow churner.'}
      </p>
      {(followChurner.isFollowChurner || followChurner.learned !== null) && (
        <Facts list={learnedFacts(followChurner)} />
      )}
      {isOwner(scope) && <FollowChurnerOrNot person={person} scope={scope} />}
    </Section>
  );
}

function signs({ durations, shortDays }: Person['followChurner']): string {
  const known =
    durations.length === 0
      ? 'None of their follower spells is known from start to end.'
      : `Follower spells of ${durations.map((days) => writeDecimal(days, 1)).join(', ')} days; up to ${writeNumberOf(shortDays, 'day', 'days')} counts as short.`;
  return `This person counts as a follow churner, in no community and no topic’s figures. ${known}`;
}

function FollowChurnerOrNot({ person, scope }: { person: Person; scope: Scope }) {
  const { isFollowChurner, ownerBelieves } = person.followChurner;
  const correction = {
    kind: 'follow-churner' as const,
    person: person.id,
    followChurner: !isFollowChurner,
  };
  return (
    <p>
      {ownerBelieves === null ? (
        <MutationButton
          class="quiet"
          send={(api) => correct(api, scope, correction)}
          onDone={scope.refresh}
        >
          {isFollowChurner ? 'Not a follow churner' : 'Mark as follow churner'}
        </MutationButton>
      ) : (
        <MutationButton
          class="quiet"
          send={(api) =>
            undoAll(
              api,
              scope,
              (stored) => stored.kind === 'follow-churner' && stored.person === person.id,
            )
          }
          onDone={scope.refresh}
        >
          Undo
        </MutationButton>
      )}
    </p>
  );
}
