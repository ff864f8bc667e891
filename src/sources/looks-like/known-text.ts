import { WHAT_CAN_BE_IMPORTED } from './known.ts';
import type { Known } from './known.ts';

const A_SHORTCUT = { what: 'a shortcut', advice: 'Import the file that it points to.' };
const OF_AN_ARCHIVE = {
  what: 'one file of an X archive',
  advice: 'Import the whole archive: the zip or its unpacked folder.',
};

/** Texts that people import by mistake, by their beginnings. */
const KNOWN: readonly [start: RegExp, known: Known][] = [
  [/^(?:window\.(?:YTD|__THAR_CONFIG)|Grailbird\.data)\b/, OF_AN_ARCHIVE],
  [/^var (?:tweet_index|user_details|payload_details)\b/, OF_AN_ARCHIVE],
  [/^"?tweet_id"?,"?in_reply_to_status_id"?,/, OF_AN_ARCHIVE],
  [/^\[(?:InternetShortcut|Desktop Entry)\]/, A_SHORTCUT],
  [/^<\?xml[^]{0,300}<plist[^]{0,200}<key>URL/, A_SHORTCUT],
  [
    /^<(?:!doctype html|html|head|body|script|meta|title)\b/i,
    {
      what: 'an HTML page: you were signed out, or the download had not finished',
      advice: 'Sign in, download the file again, and import that.',
    },
  ],
  [/^<(?:\?xml|rss|opml|svg)\b/i, { what: 'XML', advice: WHAT_CAN_BE_IMPORTED }],
  [
    /^(?:\[\s*\]|\{\s*\})\s*$/,
    { what: 'an empty list', advice: 'Export it again, and import that.' },
  ],
  [
    /^\{\s*"(?:errors?|error_description)"\s*:|^\{[^[\]{}]{0,1000}"status"\s*:\s*"?[45]\d\d\b[^[\]{}]{0,1000}\}\s*$/,
    {
      what: "a server's error message, not data",
      advice: 'Download the file again, and import that.',
    },
  ],
  [
    /^[[{][^]{0,1500}"(?:string_list_data|relationships_following|media_list_data)"\s*:/,
    {
      what: 'one file of an Instagram download',
      advice: 'Import the whole download: the zip as it is, or its unpacked folder.',
    },
  ],
  [
    /^\{[^]{0,1500}"https:\/\/www\.w3\.org\/ns\/activitystreams"/,
    {
      what: 'one file of a Mastodon archive',
      advice:
        'On Mastodon, open Preferences, Import and export, Data export, and download the list of followers as CSV.',
    },
  ],
];

/** Returns what a text with this beginning is, if we know it and it cannot be imported. */
export function knownByText(head: string): Known | undefined {
  const start = head.trimStart();
  return KNOWN.find(([pattern]) => pattern.test(start))?.[1];
}
