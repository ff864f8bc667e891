import { ACCOUNT_STATUSES, DEPARTURE_REASONS, ENGAGEMENT_KINDS } from '../model/events.ts';
import type {
  AudienceEvent,
  EventType,
  Occurrence,
  PersonEvent,
  PostEvent,
  SnapshotEvent,
} from '../model/events.ts';
import type { EventTable } from './sql/schema.ts';

/**
 * The types of events. The database stores their positions, so append to the list and never reorder
 * it. The same holds for the lists of reasons, statuses and kinds in the model.
 */
export const EVENT_TYPES = [
  'account',
  'post',
  'person',
  'interest',
  'follow',
  'unfollow',
  'snapshot',
  'status',
  'engagement',
  'following',
  'unfollowing',
  'tie',
  'deletion',
] as const satisfies readonly EventType[];

/** Returns the stored number of a type of event. */
export function typeCode(type: EventType): number {
  return EVENT_TYPES.indexOf(type);
}

/** Types of events that only refer to people. Other events make those people known. */
export const REFERRING_TYPES = ['interest', 'status', 'tie'] as const satisfies EventType[];

/** Bits of `code` of a snapshot. */
export const COMPLETE = 1;
export const ORDERED = 2;

/** The content of `text` of a snapshot. */
export type SnapshotName = Pick<SnapshotEvent, 'id' | 'part' | 'parts' | 'incomplete'>;

/**
 * The content of an event, in the columns of the event table but with people by id. It is complete:
 * two events with the same facts are the same event.
 *
 * | type | person | other | after, at | code | weight | text |
 * |---|---|---|---|---|---|---|
 * | account, post | | | post: `at` | | | JSON |
 * | person | who | | `at` | | | JSON of the profile |
 * | interest | who | | | | weight | the term |
 * | follow | who | | (after, at]; null: no bound | | | `via` |
 * | unfollow | who | | the same | reason | | |
 * | snapshot | | | `at` | COMPLETE, ORDERED | | JSON of `id`, `part`, `parts`, `incomplete` |
 * | status | who | | `at` | status | | |
 * | engagement | who | | `at` | kind | | id of the post |
 * | deletion | | | `at` | | | id of the post |
 * | following, unfollowing | who | | `at` | | | |
 * | tie | from | to | | | | |
 */
export interface EventFacts {
  type: number;
  person: string | null;
  other: string | null;
  after: number | null;
  at: number | null;
  code: number | null;
  weight: number | null;
  text: string | null;
  followers: readonly string[] | null;
  /** Whether the event makes its people known. Otherwise it only refers to them. */
  names: boolean;
}

const NOTHING: EventFacts = {
  type: -1,
  person: null,
  other: null,
  after: null,
  at: null,
  code: null,
  weight: null,
  text: null,
  followers: null,
  names: true,
};

export function factsOf(event: AudienceEvent): EventFacts {
  const facts = { ...NOTHING, type: typeCode(event.type) };
  switch (event.type) {
    case 'account': {
      const { id, platform, handle, name } = event;
      facts.text = JSON.stringify({ id, platform, handle, name });
      break;
    }
    case 'post':
      facts.at = event.at;
      facts.text = JSON.stringify(postBody(event));
      break;
    case 'person':
      facts.person = event.id;
      facts.at = event.at ?? null;
      facts.text = JSON.stringify(profileBody(event));
      break;
    case 'interest':
      facts.person = event.person;
      facts.weight = event.weight;
      facts.text = event.term;
      facts.names = false;
      break;
    case 'follow':
      facts.person = event.person;
      setOccurrence(facts, event);
      facts.text = event.via ?? null;
      break;
    case 'unfollow':
      facts.person = event.person;
      setOccurrence(facts, event);
      facts.code = DEPARTURE_REASONS.indexOf(event.reason);
      break;
    case 'snapshot': {
      const { id, part, parts, incomplete } = event;
      facts.at = event.at;
      facts.code = (event.complete ? COMPLETE : 0) | (event.ordered ? ORDERED : 0);
      facts.text = JSON.stringify({ id, part, parts, incomplete });
      facts.followers = event.followers;
      break;
    }
    case 'status':
      facts.person = event.person;
      facts.at = event.at;
      facts.code = ACCOUNT_STATUSES.indexOf(event.status);
      facts.names = false;
      break;
    case 'engagement':
      facts.person = event.person;
      facts.at = event.at;
      facts.code = ENGAGEMENT_KINDS.indexOf(event.kind);
      facts.text = event.post ?? null;
      break;
    case 'deletion':
      facts.at = event.at ?? null;
      facts.text = event.post;
      break;
    case 'following':
    case 'unfollowing':
      facts.person = event.person;
      facts.at = event.at ?? null;
      break;
    case 'tie':
      facts.person = event.from;
      facts.other = event.to;
      facts.names = false;
      break;
  }
  return facts;
}

/** Returns the facts of the event in a row, with people by id. */
export function factsOfRow(
  row: Omit<EventTable, 'account' | 'key' | 'source' | 'line'>,
  idOf: (number: number) => string,
): EventFacts {
  const { type, person, other, after, at, code, weight, text, list } = row;
  return {
    type,
    person: person === null ? null : idOf(person),
    other: other === null ? null : idOf(other),
    after,
    at,
    code,
    weight,
    text,
    followers:
      list === null
        ? null
        : Array.from({ length: list.length / 4 }, (_, i) => idOf(list.readInt32LE(4 * i))),
    names: !REFERRING_TYPES.some((referring) => type === typeCode(referring)),
  };
}

function setOccurrence(facts: EventFacts, { after, before }: Occurrence): void {
  facts.after = after === -Infinity ? null : after;
  facts.at = before === Infinity ? null : before;
}

/** Returns fields in a fixed order, because the text is part of an event's identity. */
function postBody({ id, text, kind, lang, topics, annotations, metrics }: PostEvent): object {
  return {
    id,
    text,
    kind,
    lang,
    topics: topics?.map(({ label, weight }) => ({ label, weight })),
    annotations,
    metrics: metrics && Object.fromEntries(Object.entries(metrics).sort(byName)),
  };
}

function profileBody(event: PersonEvent): object {
  const { handle, name, bio, location, lang, createdAt, followers, following } = event;
  return { handle, name, bio, location, lang, createdAt, followers, following };
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
