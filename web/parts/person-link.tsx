import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { hrefOf } from '../shell/address.ts';

export interface NamedPerson {
  id: string;
  handle?: string | undefined;
  name?: string | undefined;
}

/** The handle of a person, or else the name, or else the id. */
export function nameOf({ id, handle, name }: NamedPerson): string {
  if (handle !== undefined) return `@${readableLabel(handle.replace(/^@/u, ''))}`;
  return readableLabel(name ?? id);
}

export function PersonLink({ person }: { person: NamedPerson }) {
  return (
    <a href={hrefOf(`/people/${encodeURIComponent(person.id)}`)}>
      <bdi>{nameOf(person)}</bdi>
    </a>
  );
}
