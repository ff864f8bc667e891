import { tokens } from '../../analysis/text/tokens.ts';
import type { AudienceLog } from '../../model/audience-log.ts';
import { handleOfId } from '../../model/handles.ts';

/** Names of more words are not looked for. */
const LONGEST_NAME = 6;
/** A shorter handle is part of many words that name nobody. */
const SHORTEST_WITHIN = 8;
/** X allows 15 characters, most others 30. */
const LONGEST_WITHIN = 30;

/**
 * Returns a check whether a text names somebody: it holds a mention, a handle that a known
 * person or the account has or had, a handle that a post, a bio or an interest mentions, or the whole name of a
 * person. A handle or name of at least 8 characters is also found within a word, as in `#teamrobinsmith`.
 * A name of one word that is a common interest is none: somebody is always called Rust.
 *
 * @param interests that many people have, in lower case.
 * Cost: O(length of all texts that contain an @), and O(words) for each check.
 */
export function namesInText(
  log: AudienceLog,
  interests: ReadonlySet<string>,
): (text: string) => boolean {
  const handles = handlesIn(log);
  const names = new Set<string>();
  for (const profile of [...log.people.profiles, ...log.people.former, log.account]) {
    const words = wordsOf(profile?.name ?? '');
    if (words.length > 1 || (words.length === 1 && !interests.has(words[0])))
      names.add(words.join(' '));
  }
  const joined = Array.from(names, (name) => name.replaceAll(' ', ''));
  const whole = new Set([...handles, ...joined].filter((name) => !interests.has(name)));
  return (text) => {
    if (/[@＠][\p{L}\p{N}_]/u.test(text)) return true;
    const words = wordsOf(text);
    return (
      words.some((word) => handles.has(word) || word.split(/[.-]/u).some((p) => handles.has(p))) ||
      words.some((word) => hasWithin(word, whole)) ||
      words.some((_, first) => beginsName(words.slice(first, first + LONGEST_NAME), names))
    );
  };
}

/** Cost: O(length of the word). */
function hasWithin(word: string, names: ReadonlySet<string>): boolean {
  for (let from = 0; from + SHORTEST_WITHIN <= word.length; from++) {
    const last = Math.min(word.length, from + LONGEST_WITHIN);
    for (let to = from + SHORTEST_WITHIN; to <= last; to++)
      if (names.has(word.slice(from, to))) return true;
  }
  return false;
}

function beginsName(words: readonly string[], names: ReadonlySet<string>): boolean {
  return words.some((_, last) => names.has(words.slice(0, last + 1).join(' ')));
}

/** All handles that are known, in lower case, without their @ and also without their server. */
function handlesIn({ account, people, posts, interests }: AudienceLog): Set<string> {
  const handles = new Set<string>();
  const add = (handle: string | undefined): void => {
    const plain = folded(handle ?? '').replace(/^@/u, '');
    if (plain === '') return;
    handles.add(plain);
    handles.add(plain.split(/[.@]/u)[0]);
  };
  const addMentioned = (text: string): void => {
    if (!/[@＠]/u.test(text)) return;
    for (const token of tokens(text)) if (token.kind === 'mention') add(token.text);
  };
  add(account.handle);
  for (const id of people.ids) add(handleOfId(id));
  for (const { handle } of people.former) add(handle);
  for (const profile of people.profiles) {
    add(profile?.handle);
    addMentioned(profile?.bio ?? '');
  }
  for (const { text } of posts) addMentioned(text);
  for (const term of interests.terms) addMentioned(term);
  handles.delete('');
  return handles;
}

/** The words of a text as handles and names are compared. */
function wordsOf(text: string): string[] {
  const words = folded(text).match(/[\p{L}\p{N}\p{M}_.-]+/gu) ?? [];
  return words.map((word) => word.replace(/^[.-]+|[.-]+$/gu, '')).filter((word) => word !== '');
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
