import type { Platform } from '../../model/events.ts';
import { isDigits } from '../../model/ids.ts';
import type { Fields } from '../../model/fields.ts';
import { plainName, type Columns } from './columns.ts';
import { namedByAddress } from './person-named.ts';
import { textOf } from './values.ts';

/** Columns that only the tools of one platform use. */
const COLUMNS: readonly [platform: Platform, names: ReadonlySet<string>][] = [
  ['bluesky', new Set(['did', 'author.did', 'record.text'])],
  ['mastodon', new Set(['acct', 'accountaddress', 'account.acct'])],
  ['github', new Set(['login'])],
  [
    'x',
    new Set(
      'screenname userscreenname user.screenname restid friendscount twitterid twitteruserid twitterhandle twitterusername tweetid fulltext twarc.url publicmetrics.tweetcount publicmetrics.retweetcount'.split(
        ' ',
      ),
    ),
  ],
];

const SNOWFLAKE = /^\d{18,19}$/;

/** Returns the platform of a list, as far as its columns and values show it. */
export function platformOf(
  names: readonly string[],
  sample: readonly Fields[],
  { id, handle, address }: Columns,
): Platform {
  const plain = new Set(names.map(plainName));
  for (const [platform, known] of COLUMNS) {
    if ([...plain].some((name) => known.has(name))) return platform;
  }
  const isByNumber = sample.some((fields) => isDigits(textOf(fields, id) ?? ''));
  for (const fields of sample) {
    for (const column of [address, handle, id]) {
      const text = textOf(fields, column);
      const platform = text === undefined ? undefined : platformOfName(text);
      // The address may be that of a page elsewhere, and no id of Bluesky is a number.
      if (platform === 'bluesky' && isByNumber) continue;
      if (platform !== undefined) return platform;
    }
  }
  return 'other';
}

function platformOfName(text: string): Platform | undefined {
  if (SNOWFLAKE.test(text)) return 'x';
  if (/\.bsky\.social$/i.test(text)) return 'bluesky';
  if (/^@?[\w.-]+@[\w-]+\.[\w.-]+$/.test(text)) return 'mastodon';
  return /[/:]/.test(text) ? namedByAddress(text)?.platform : undefined;
}
