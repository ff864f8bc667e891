import type { PersonPage as Person } from '../../src/model/pages/person-page.ts';
import { writeDecimal, writeNumberOf, writeShare } from '../../src/render/wording/numbers.ts';
import { correct, undoAll } from '../api/corrections.ts';
import { isOwner, type Subject } from '../shell/subject.ts';
import { MutationButton } from './mutation.tsx';
import { Section } from './page.tsx';

/** Whether somebody is taken for a follow-churner, and why; the owner can say that it is otherwise. */
export function Churner({ person, subject }: { person: Person; subject: Subject }) {
  const { churner } = person;
  if (!churner.isChurner && !isOwner(subject)) return null;
  return (
    <Section title={churner.isChurner ? 'A follow-churner' : 'Follow-churner'}>
      <p>
        {churner.ownerSays !== null && 'By the owner’s word. '}
        {churner.isChurner ? signs(churner) : 'They are not taken for one.'}
      </p>
      {isOwner(subject) && <ChurnerOrNot person={person} subject={subject} />}
    </Section>
  );
}

function signs({ stays, shortDays, byProfile }: Person['churner']): string {
  const known =
    stays.length === 0
      ? 'No stay of theirs is known from beginning to end.'
      : `Stays of ${stays.map((days) => writeDecimal(days, 1)).join(', ')} days; up to ${writeNumberOf(shortDays, 'day', 'days')} is short.`;
  const profile =
    byProfile === null ? '' : ` By the profile it is ${writeShare(byProfile)} likely.`;
  return `${known}${profile} They are in no community and no topic’s figures.`;
}

function ChurnerOrNot({ person, subject }: { person: Person; subject: Subject }) {
  const { isChurner, ownerSays } = person.churner;
  const correction = { kind: 'churner' as const, person: person.id, churner: !isChurner };
  return (
    <p>
      {ownerSays === null ? (
        <MutationButton
          class="quiet"
          send={(api) => correct(api, subject, correction)}
          onDone={subject.refresh}
        >
          {isChurner ? 'They are no follow-churner' : 'They are a follow-churner'}
        </MutationButton>
      ) : (
        <MutationButton
          class="quiet"
          send={(api) =>
            undoAll(api, subject, (said) => said.kind === 'churner' && said.person === person.id)
          }
          onDone={subject.refresh}
        >
          Take your word back
        </MutationButton>
      )}
    </p>
  );
}
