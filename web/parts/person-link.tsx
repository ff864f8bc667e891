import { type NamedPerson, personInWords } from '../../src/render/wording/person.ts';
import { hrefOf } from '../shell/address.ts';

export function PersonLink({ person }: { person: NamedPerson }) {
  return (
    <a href={hrefOf(`/people/${encodeURIComponent(person.id)}`)}>
      <bdi>{personInWords(person)}</bdi>
    </a>
  );
}
