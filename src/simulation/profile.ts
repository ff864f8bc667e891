import type { Random } from '../stats/random.ts';
import { DAY } from '../model/instant.ts';
import { between, exponential, normal, pick, pickSome } from './draw.ts';
import { FOLLOW_CHURNER_GROUP } from './lives.ts';
import { VOCABULARIES } from './vocabulary/by-group.ts';
import { GIVEN_NAMES, PLACES, PRONOUNS, SURNAME_ENDS, SURNAME_STARTS } from './vocabulary/names.ts';
import type { OtherLanguage, Vocabulary } from './vocabulary/vocabulary.ts';
import { OTHER_LANGUAGES } from './vocabulary/vocabulary.ts';
import { GROUPS } from './groups.ts';

/** A person's profile. */
export interface SimulatedProfile {
  handle: string;
  name: string;
  bio: string;
  location: string;
  lang: string;
  createdAt: number;
  followers: number;
  following: number;
}

const OTHER_LANGUAGE_SHARE = 0.14;
const EMPTY_BIO_SHARE = 0.08;
/**
 * The share of people with a second interest from another group, and the share of interests that
 * anybody may have.
 */
const SECOND_GROUP_SHARE = 0.25;
const ANYBODYS_SHARE = 0.12;
const OLDEST_ACCOUNT = Date.UTC(2007, 0, 1);
const BYSTANDERS_GROUP = GROUPS.length - 1;

/**
 * Invents a profile. `number` makes the handle unique; `followed` is the time of the first follow.
 */
export function inventProfile(
  number: number,
  group: number,
  followed: number,
  random: Random,
): SimulatedProfile {
  const lang = random() < OTHER_LANGUAGE_SHARE ? pick(random, OTHER_LANGUAGES) : 'en';
  const given = pick(random, GIVEN_NAMES);
  const surname = pick(random, SURNAME_STARTS) + pick(random, SURNAME_ENDS);
  const followChurner = group === FOLLOW_CHURNER_GROUP;
  const empty = random() < EMPTY_BIO_SHARE * (group === BYSTANDERS_GROUP ? 3 : 1);
  const followers = Math.round(Math.exp(5 + 1.3 * normal(random)));
  const following = Math.round(Math.exp(5.6 + 0.8 * normal(random)));
  return {
    handle: handleOf(given, surname, number),
    name: random() < 0.5 ? `${given} ${surname}` : given,
    bio: empty ? '' : bioOf(group, lang, random),
    location: random() < 0.55 ? pick(random, PLACES[lang]) : '',
    lang,
    createdAt: Math.floor(
      Math.max(OLDEST_ACCOUNT, followed - (0.1 + exponential(random) * 1500) * DAY),
    ),
    followers: followChurner ? Math.round(between(random, 400, 6000)) : followers,
    following: followChurner ? Math.round(between(random, 1800, 7400)) : following,
  };
}

/** Returns a handle of at least 16 characters. X allows 15, so it is nobody's. */
function handleOf(given: string, surname: string, number: number): string {
  return `${given}_${surname}_${number.toString(36)}`.toLowerCase().padEnd(16, '_');
}

function bioOf(group: number, lang: 'en' | OtherLanguage, random: Random): string {
  const own = VOCABULARIES[group]!;
  const second =
    random() < SECOND_GROUP_SHARE ? pick(random, VOCABULARIES.slice(0, GROUPS.length)) : own;
  const interests = drawInterests(own, second, lang, random);
  const parts: string[] = [];
  if (random() < 0.6 && lang === 'en') parts.push(capital(pick(random, own.roles)));
  parts.push(interests.join(pick(random, [', ', ' · ', ' | ', ' / ', ', '])));
  if (random() < 0.35 && lang === 'en') parts.push(pick(random, own.phrases));
  if (random() < 0.3)
    parts.push(pickSome(random, own.hashtags, 1 + Math.floor(random() * 3)).join(' '));
  if (random() < 0.3) parts.push(pick(random, own.emoji));
  if (random() < 0.15) parts.push(pick(random, PRONOUNS));
  return parts.join(pick(random, ['. ', ' — ', ' ', '. '])).replaceAll(/([.?!])\. /g, '$1 ');
}

/**
 * Draws two to six interests: most from their own group, some from another, some that anybody may
 * have.
 */
function drawInterests(
  own: Vocabulary,
  second: Vocabulary,
  lang: 'en' | OtherLanguage,
  random: Random,
): string[] {
  const wordsOf = (vocabulary: Vocabulary) =>
    lang === 'en' ? vocabulary.interests : vocabulary.elsewhere[lang];
  const interests = new Set<string>();
  for (let left = 2 + Math.floor(random() * 5); left > 0; left--) {
    const draw = random();
    const anybodys = pick(random, VOCABULARIES.slice(BYSTANDERS_GROUP - 1, GROUPS.length));
    const from = draw < ANYBODYS_SHARE ? anybodys : draw < 0.3 ? second : own;
    interests.add(pick(random, wordsOf(from)));
  }
  return [...interests];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
