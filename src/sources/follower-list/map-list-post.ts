import type { Fields } from '../../model/fields.ts';
import { formatInstant } from '../../model/instant.ts';
import { Rejection, show } from '../../model/rejection.ts';
import type { DateOrder } from '../../model/written-date.ts';
import type { Columns } from './columns.ts';
import { plainText } from './plain-text.ts';
import { textOf, timeOf } from './values.ts';

/** Returns the post in a row. Throws a `Rejection` if it is no post of the account. */
export function mapPost(fields: Fields, columns: Columns, order: DateOrder | undefined): Fields {
  const id = textOf(fields, columns.id);
  const text = textOf(fields, columns.text) ?? '';
  if (id === undefined) throw new Rejection(`\`${columns.id}\` is missing`);
  const at = timeOf(fields, columns.at, order);
  if (at === undefined) {
    const given = columns.at === undefined ? undefined : fields[columns.at];
    throw new Rejection(
      `\`${columns.at}\` (${show(given)}) is not a time that can mean only one moment. Write it as 2026-03-01T12:00:00Z`,
    );
  }
  const lang = textOf(fields, columns.lang);
  return {
    type: 'post',
    id: postId(id),
    at: formatInstant(at),
    text: plainText(text),
    kind: kindOf(fields, text),
    ...(lang !== undefined && lang.length <= 64 && { lang }),
  };
}

/** Returns the id from the address of a post of X; otherwise the text itself. */
function postId(id: string): string {
  return (
    /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/\w+\/status\/(\d+)/.exec(id)?.[1] ?? id
  );
}

const REPOSTED = /^(?:retweetedstatus|retweetedtweet|reblog|reason)(?:\.|$)/;
const ANSWERED =
  /^(?:inreplytostatusid|inreplytostatusidstr|inreplytouserid|inreplytoid|inreplytotweetid|record\.reply|inreplyto|reply)(?:\.|$)/;
const QUOTED = /^(?:quotedstatusid|quotedstatusidstr|quotedtweet|quotedstatus|quoteurl)(?:\.|$)/;

function kindOf(fields: Fields, text: string): string {
  if (/^RT @\w+:/.test(text) || says(fields, REPOSTED)) return 'repost';
  const referenced = JSON.stringify(fields['referenced_tweets'] ?? '');
  if (referenced.includes('"retweeted"')) return 'repost';
  if (says(fields, ANSWERED) || referenced.includes('"replied_to"')) return 'reply';
  return says(fields, QUOTED) || referenced.includes('"quoted"') ? 'quote' : 'original';
}

function says(fields: Fields, name: RegExp): boolean {
  return Object.entries(fields).some(
    ([key, value]) =>
      name.test(key.toLowerCase().replaceAll('_', '')) &&
      value !== null &&
      value !== '' &&
      value !== false &&
      value !== 0 &&
      value !== 'None',
  );
}
