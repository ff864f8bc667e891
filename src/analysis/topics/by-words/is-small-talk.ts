import { foldedWords } from '../../text/folded-words.ts';
import { languageOfText } from '../../text/language.ts';
import { withoutSmallTalk } from '../../text/small-talk.ts';
import type { TermReader } from '../../text/terms.ts';
import { subjectVocabulary } from '../labels/subjects/vocabulary.ts';

/** A post that says more than this besides is about something. */
const MOST_WORDS_LEFT = 2;

/** Small talk is short. */
const MOST_CHARACTERS = 120;

/** Whoever greets may speak of these without being about them. */
const SMALL_SUBJECTS = new Set([
  'Birthdays',
  'Christmas',
  'Coffee',
  'Everyday life',
  'Friendship',
  'Sleep',
  'Tea',
  'Weather',
]);

/** What we read of a post. */
export interface ShortPost {
  /** Without the accounts it addresses. */
  text: string;
  /** The platform's tag for its language. */
  lang: string | undefined;
  isReply: boolean;
}

/**
 * Returns whether a post is small talk: it greets, thanks, wishes or laughs, or answers somebody, and
 * says little else. What else it says is neither a hashtag nor a word of a subject, other than those
 * of small talk. Accounts post it beside any subject, so it is none.
 *
 * @param usual the language of most posts.
 * @param read returns the terms of a text.
 */
export function isSmallTalk(
  { text, lang, isReply }: ShortPost,
  usual: string,
  read: TermReader,
): boolean {
  if (text.length > MOST_CHARACTERS || text.includes('#')) return false;
  const language = languageOfText(text, foldedWords(text), lang, usual);
  const languages = new Set([language, usual, 'en']);
  const rest = withoutSmallTalk(text, languages) ?? (isReply ? text : undefined);
  if (rest === undefined) return false;
  const words = read(rest, lang).filter(({ kind }) => kind === 'word');
  return (
    words.length <= MOST_WORDS_LEFT &&
    [...languages].every((of) =>
      [...subjectVocabulary(of).subjectsOf(rest).keys()].every((id) => SMALL_SUBJECTS.has(id)),
    )
  );
}
