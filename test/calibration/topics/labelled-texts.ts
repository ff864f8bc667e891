import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Post } from '../../../src/model/audience-log.ts';
import { textHash } from '../../../src/stats/hash.ts';
import { fetchPackages } from './fetch-packages.ts';
import { labelledTweets } from './labelled-tweets.ts';

/** Short texts whose subjects people set, as posts of one account. */
export interface LabelledTexts {
  name: string;
  posts: Post[];
  /** For each post its subject. */
  labels: string[];
}

interface Labelled {
  text: string;
  label: string;
}

/** Longer ones are no short posts, shorter ones say nothing. */
const LENGTHS = { least: 30, most: 280 };

/** So many of a set at most, as a model takes its time over each. */
const MOST_TEXTS = 1200;

/** All sets there are: the tweets that come along, and those made of packages. */
export function labelledTexts(): LabelledTexts[] {
  const folder = fetchPackages();
  return [
    labelledTweets(),
    asPosts('quotations', fortunes(folder)),
    asPosts('jokes', jokes(folder)),
    asPosts('definitions', definitions(folder)),
    asPosts('software', software()),
  ].filter(({ posts }) => posts.length > 0);
}

/** At most `MOST_TEXTS`, those of the lowest hashes: the same ones on every machine. */
function asPosts(name: string, texts: Labelled[]): LabelledTexts {
  const byText = new Map(texts.map(({ text, label }) => [text, label]));
  const chosen = [...byText]
    .map(([text, label]) => ({ text, label, hash: textHash(text) }))
    .filter(({ text }) => text.length >= LENGTHS.least && text.length <= LENGTHS.most)
    .sort((a, b) => a.hash - b.hash)
    .slice(0, MOST_TEXTS);
  return {
    name,
    posts: chosen.map(({ text }, at) => ({
      id: String(at),
      at: at * 3_600_000,
      text,
      kind: 'original',
      lang: 'en',
    })),
    labels: chosen.map(({ label }) => label),
  };
}

/** Files of Debian's `fortunes` that are about a subject, rather than by somebody or in a form. */
const LANDMARKS =
  'art computers debian drugs education food kids law linux literature love medicine men-women pets politics science sports startrek work';

function fortunes(folder: string): Labelled[] {
  return LANDMARKS.split(' ').flatMap((label) =>
    ['fortunes', 'fortunes-min'].flatMap((name) => {
      const file = join(folder, name, 'usr/share/games/fortunes', label);
      if (!existsSync(file)) return [];
      return readFileSync(file, 'latin1')
        .split(/^%\s*$/mu)
        .map((text) => ({ text: withoutAuthor(text), label }));
    }),
  );
}

function withoutAuthor(quotation: string): string {
  return quotation
    .replace(/\n\s*--[\s\S]*$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A tag of fewer jokes is no subject. */
const LEAST_JOKES = 15;
/** Moods rather than subjects. */
const MOODS = new Set(
  'attitude life sarcastic stupid dirty insults rude puns motivational people racist flirty mistake hate happiness'.split(
    ' ',
  ),
);

/** Each by its rarest tag. */
function jokes(folder: string): Labelled[] {
  const file = join(folder, 'one-liner-joke@1.2.2', 'package/jokes.json');
  if (!existsSync(file)) return [];
  const all = JSON.parse(readFileSync(file, 'utf8')) as { body: string; tags: string[] }[];
  const uses = Map.groupBy(
    all.flatMap(({ tags }) => tags),
    (tag) => tag,
  );
  return all.flatMap(({ body, tags }) => {
    const [rarest] = tags
      .filter((tag) => !MOODS.has(tag) && uses.get(tag)!.length >= LEAST_JOKES)
      .sort((a, b) => uses.get(a)!.length - uses.get(b)!.length);
    return rarest === undefined ? [] : [{ text: body, label: rarest }];
  });
}

const MOST_DOMAINS = 25;

/** Definitions of WordNet by the domain it gives them, those of the largest domains. */
function definitions(folder: string): Labelled[] {
  const found: Labelled[] = [];
  for (const part of ['noun', 'verb', 'adj']) {
    const file = join(folder, 'wordnet-base/usr/share/wordnet', `data.${part}`);
    if (!existsSync(file)) return [];
    for (const line of readFileSync(file, 'latin1').split('\n')) {
      const label = /;c (\d{8}) n/u.exec(line)?.[1];
      const gloss = line.split(' | ')[1];
      if (label === undefined || gloss === undefined) continue;
      found.push({ label, text: gloss.replace(/^\([^)]*\)\s*/u, '').trim() });
    }
  }
  return ofLargest(found, MOST_DOMAINS);
}

const SECTIONS =
  'games science sound web mail math editors database video kernel graphics electronics hamradio httpd text comm education net fonts';

/** One-line descriptions of the packages that this machine's `apt` knows, by section. */
function software(): Labelled[] {
  let all: string;
  try {
    all = execFileSync('apt-cache', ['dumpavail'], { encoding: 'utf8', maxBuffer: 1 << 30 });
  } catch {
    console.error('software is left out: there is no apt-cache');
    return [];
  }
  return all.split('\n\n').flatMap((entry) => {
    const section = /^Section: (?:\S+\/)?(\S+)$/mu.exec(entry)?.[1];
    const text = /^Description(?:-en)?: (.+)$/mu.exec(entry)?.[1];
    if (text === undefined || !SECTIONS.split(' ').includes(section ?? '')) return [];
    return [{ text, label: section! }];
  });
}

function ofLargest(texts: Labelled[], most: number): Labelled[] {
  const groups = [...Map.groupBy(texts, ({ label }) => label)];
  groups.sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1));
  return groups.slice(0, most).flatMap(([, group]) => group);
}
