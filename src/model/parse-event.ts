import { ACCOUNT_STATUSES, DEPARTURE_REASONS, ENGAGEMENT_KINDS, PLATFORMS } from './events.ts';
import type {
  AccountEvent,
  AudienceEvent,
  DeletionEvent,
  EngagementEvent,
  EventType,
  FollowingEvent,
  PersonEvent,
  TieEvent,
} from './events.ts';
import type { Fields } from './fields.ts';
import {
  choiceField,
  idField,
  instantField,
  LONGEST,
  optionalChoice,
  optionalCount,
  optionalId,
  optionalInstant,
  optionalText,
  textField,
  weightOf,
} from './fields.ts';
import type { AccountId, PersonId, PostId } from './ids.ts';
import { parseOccurrence } from './parse-occurrence.ts';
import { parsePost } from './parse-post.ts';
import { parseSnapshot } from './parse-snapshot.ts';
import { kindOf, Rejection, show } from './rejection.ts';

/** An event, or the reason for its rejection, which names the field. */
export type Parsed = { event: AudienceEvent } | { rejection: string };

const LONGEST_COMPLAINT = 120;

/** A new type of event needs one line here. */
const PARSERS: { [Type in EventType]: (fields: Fields) => AudienceEvent } = {
  account: parseAccount,
  post: parsePost,
  deletion: parseDeletion,
  person: parsePerson,
  interest: (fields) => ({
    type: 'interest',
    person: idField<PersonId>(fields, 'person'),
    term: parseTerm(fields),
    weight: weightOf(fields.weight, 'weight'),
  }),
  follow: (fields) => {
    const person = idField<PersonId>(fields, 'person');
    const { after, before } = parseOccurrence(fields);
    const via = optionalText(fields, 'via', LONGEST.term);
    return { type: 'follow', person, after, before, ...(via && { via }) };
  },
  unfollow: (fields) => {
    const person = idField<PersonId>(fields, 'person');
    const { after, before } = parseOccurrence(fields);
    const reason = optionalChoice(fields, 'reason', DEPARTURE_REASONS) ?? 'unknown';
    return { type: 'unfollow', person, after, before, reason };
  },
  snapshot: parseSnapshot,
  status: (fields) => ({
    type: 'status',
    person: idField<PersonId>(fields, 'person'),
    at: instantField(fields, 'at'),
    status: choiceField(fields, 'status', ACCOUNT_STATUSES),
  }),
  engagement: parseEngagement,
  following: (fields) => parseFollowing('following', fields),
  unfollowing: (fields) => parseFollowing('unfollowing', fields),
  tie: parseTie,
};

export const EVENT_TYPES = Object.keys(PARSERS) as EventType[];

/** The parsers without a prototype, so that `constructor` and `toString` are not types of event. */
const PARSER_OF: { [type: string]: ((fields: Fields) => AudienceEvent) | undefined } =
  Object.assign(Object.create(null), PARSERS);

/**
 * Parses one event from any JSON value; never throws. Ignores unknown fields, so that files of
 * later versions can be read. A `null` field counts as missing. The event has only known fields.
 */
export function parseEvent(value: unknown): Parsed {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { rejection: `the line is ${kindOf(value)}, not an object` };
  }
  const { type } = value as Fields;
  if (type == null) return { rejection: '`type` is missing' };
  const parse = typeof type === 'string' ? PARSER_OF[type] : undefined;
  if (parse === undefined) {
    return {
      rejection: `\`type\` (${show(type)}) is not one of ${EVENT_TYPES.join(', ')}`,
    };
  }
  try {
    return { event: parse(value as Fields) };
  } catch (error) {
    if (error instanceof Rejection) return { rejection: error.message };
    throw error;
  }
}

/** Parses one line of an event file; never throws. */
export function parseLine(text: string): Parsed {
  const json = parseJson(text);
  return 'value' in json ? parseEvent(json.value) : json;
}

/** Parses JSON; never throws. */
export function parseJson(text: string): { value: unknown } | { rejection: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { rejection: `not JSON: ${describe(error)}` };
  }
}

/**
 * Shortens the engine's message to the complaint and its place, because it quotes the whole line.
 */
function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/^(Unexpected token .*?), (?:\.\.\.)?"[^]*$/, '$1')
    .replace(/ in JSON( at position \d+) \(line 1 column \d+\)$/, '$1')
    .slice(0, LONGEST_COMPLAINT);
}

function parseAccount(fields: Fields): AccountEvent {
  const event: AccountEvent = {
    type: 'account',
    id: idField<AccountId>(fields, 'id'),
    platform: choiceField(fields, 'platform', PLATFORMS),
  };
  const handle = optionalText(fields, 'handle', LONGEST.handle);
  const name = optionalText(fields, 'name', LONGEST.name);
  if (handle !== undefined) event.handle = handle;
  if (name !== undefined) event.name = name;
  return event;
}

function parseDeletion(fields: Fields): DeletionEvent {
  const event: DeletionEvent = { type: 'deletion', post: idField<PostId>(fields, 'post') };
  const at = optionalInstant(fields, 'at');
  if (at !== undefined) event.at = at;
  return event;
}

function parsePerson(fields: Fields): PersonEvent {
  const event: PersonEvent = { type: 'person', id: idField<PersonId>(fields, 'id') };
  for (const name of ['handle', 'name', 'bio', 'location', 'lang'] as const) {
    const text = optionalText(fields, name, LONGEST[name]);
    if (text !== undefined) event[name] = text;
  }
  for (const name of ['createdAt', 'at'] as const) {
    const instant = optionalInstant(fields, name);
    if (instant !== undefined) event[name] = instant;
  }
  for (const name of ['followers', 'following'] as const) {
    const count = optionalCount(fields, name, 0);
    if (count !== undefined) event[name] = count;
  }
  return event;
}

function parseTerm(fields: Fields): string {
  const term = textField(fields, 'term', LONGEST.term);
  if (term.trim() === '') throw new Rejection('`term` is empty');
  return term;
}

function parseEngagement(fields: Fields): EngagementEvent {
  const event: EngagementEvent = {
    type: 'engagement',
    person: idField<PersonId>(fields, 'person'),
    kind: choiceField(fields, 'kind', ENGAGEMENT_KINDS),
    at: instantField(fields, 'at'),
  };
  const post = optionalId<PostId>(fields, 'post');
  if (post === undefined && event.kind !== 'mention') {
    throw new Rejection(`\`post\` is missing: the engagement ${event.kind} needs the post`);
  }
  if (post !== undefined) event.post = post;
  return event;
}

function parseFollowing(type: FollowingEvent['type'], fields: Fields): FollowingEvent {
  const event: FollowingEvent = { type, person: idField<PersonId>(fields, 'person') };
  const at = optionalInstant(fields, 'at');
  if (at !== undefined) event.at = at;
  return event;
}

function parseTie(fields: Fields): TieEvent {
  const event: TieEvent = {
    type: 'tie',
    from: idField<PersonId>(fields, 'from'),
    to: idField<PersonId>(fields, 'to'),
  };
  if (event.from === event.to) throw new Rejection('`from` and `to` are the same person');
  return event;
}
