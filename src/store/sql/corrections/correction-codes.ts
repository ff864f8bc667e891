import type { Correction } from '../../../model/corrections.ts';

type Kind = Correction['kind'];

/**
 * The stored name of each kind of correction. Databases contain these names, so they never change.
 */
const STORED_KIND: Record<Kind, string> = {
  topic: 'topic',
  'topic-name': 'topic-name',
  'topic-merge': 'topic-merge',
  'topic-split': 'topic-split',
  'community-name': 'tribe-name',
  snapshot: 'reading',
  'follow-churner': 'churner',
  'post-topics': 'post-topics',
};

/** Fields with an older stored name. */
const STORED_FIELD: Partial<Record<Kind, { name: string; stored: string }>> = {
  'community-name': { name: 'community', stored: 'tribe' },
  'follow-churner': { name: 'followChurner', stored: 'churner' },
};

/** Returns the kind and the JSON text under which a correction is stored. */
export function toStored({ kind, ...fields }: Correction): { kind: string; said: string } {
  const field = STORED_FIELD[kind];
  const said = field === undefined ? fields : renamed(fields, field.name, field.stored);
  return { kind: STORED_KIND[kind], said: JSON.stringify(said) };
}

/** Reads what {@link toStored} wrote. */
export function fromStored(storedKind: string, said: string): Correction {
  const kind = (Object.keys(STORED_KIND) as Kind[]).find((key) => STORED_KIND[key] === storedKind)!;
  const fields = JSON.parse(said) as Record<string, unknown>;
  const field = STORED_FIELD[kind];
  return {
    kind,
    ...(field === undefined ? fields : renamed(fields, field.stored, field.name)),
  } as Correction;
}

function renamed(fields: object, from: string, to: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name === from ? to : name, value]),
  );
}
