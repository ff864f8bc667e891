import type { SnapshotEvent } from '../../model/events.ts';
import type { IncompleteReason, Shortfall } from '../../model/incomplete.ts';
import type { PersonId } from '../../model/ids.ts';
import { emptyBatch, type ReadBatch } from '../read-batch.ts';
import type { ReadFor } from '../source.ts';
import type { ListPart } from './list-row.ts';
import { mapPerson, type PeopleForm } from './map-person.ts';
import { readRows } from './read-rows.ts';
import type { Survey } from './survey.ts';
import { whyIncomplete } from './completeness.ts';

/** What we found in a list. */
export interface ReadList {
  people: number;
  /** How many of them are known by handle only. */
  byHandle: number;
  incomplete: Shortfall | undefined;
}

/** The most followers in one event. A longer list is a snapshot in parts, so it is never in memory. */
const PART = 50_000;

/** Reads a list of followers as one snapshot and the profiles of its people. */
export async function* readFollowers(
  parts: AsyncIterable<ListPart>,
  form: PeopleForm & { isWhole: boolean } & Pick<ReadFor, 'followersNear'>,
  survey: Survey,
  found: ReadList,
): AsyncGenerator<ReadBatch> {
  const count = Math.max(1, Math.ceil(survey.rows / PART));
  const followers = new Set<PersonId>();
  let [number, rows, rejected] = [1, 0, 0];
  for await (const part of parts) {
    const batch = readRows(part, (fields) => {
      const { id, events } = mapPerson(fields, form);
      addPerson(followers, id, found);
      return events;
    });
    rejected += batch.rejected.length;
    rows += part.rows.filter((row) => 'fields' in row).length;
    yield batch;
    for (; number < count && rows >= number * PART; number++) {
      yield snapshotOf(followers, form, { survey, number, count });
      followers.clear();
    }
  }
  found.incomplete = whyIncomplete({
    ...survey,
    people: found.people,
    rejected,
    isWhole: form.isWhole,
    ofProfile: await form.followersNear?.(form.at),
  });
  if (found.people === 0) return;
  yield snapshotOf(followers, form, { survey, number, count, reason: found.incomplete?.reason });
}

function addPerson(followers: Set<PersonId>, id: string, found: ReadList): void {
  if (followers.has(id as PersonId)) return;
  followers.add(id as PersonId);
  found.people++;
  if (id.startsWith('handle:')) found.byHandle++;
}

function snapshotOf(
  followers: ReadonlySet<PersonId>,
  { at }: PeopleForm,
  part: { survey: Survey; number: number; count: number; reason?: IncompleteReason | undefined },
): ReadBatch {
  const event: SnapshotEvent = {
    type: 'snapshot',
    at,
    complete: part.reason === undefined,
    ...(part.reason !== undefined && { incomplete: part.reason }),
    ordered: false,
    followers: [...followers],
  };
  if (part.count > 1) {
    event.id = `list-${part.survey.digest.slice(0, 32)}`;
    event.part = part.number;
    event.parts = part.count;
  }
  return { ...emptyBatch(), events: [{ event, line: 1 }] };
}
