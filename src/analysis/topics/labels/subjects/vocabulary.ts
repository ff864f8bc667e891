import { foldAccents, shownForm } from '../../../text/normal-form.ts';
import { tokens } from '../../../text/tokens.ts';
import { wordsOfHashtag, wordsOfRun } from '../../../text/word-parts.ts';
import { SUBJECTS_BY_LANGUAGE } from './languages.ts';

/** What people speak of in one language. A subject has the same id in every language. */
export interface SubjectVocabulary {
  /** The name of each subject in this language, by its id. */
  names: ReadonlyMap<string, string>;
  /** Returns the ids of the subjects that a text has a marker of, with that marker. Cost: O(length). */
  subjectsOf(text: string): ReadonlyMap<string, string>;
}

interface Marker {
  id: string;
  /** As the list of subjects has it. */
  marker: string;
}

const READ = new Map<string, SubjectVocabulary>();

/** Returns the vocabulary of a language; an empty one if we have none. */
export function subjectVocabulary(language: string): SubjectVocabulary {
  const vocabulary = READ.get(language) ?? readVocabulary(SUBJECTS_BY_LANGUAGE[language] ?? '');
  READ.set(language, vocabulary);
  return vocabulary;
}

function readVocabulary(lines: string): SubjectVocabulary {
  const names = new Map<string, string>();
  const words = new Map<string, Marker[]>();
  const beginnings = new Map<string, Marker[]>();
  for (const [, id, name = id, markers] of lines.matchAll(
    /^([^=:\n]+?)(?: = ([^:]+))?: (.+)$/gmu,
  )) {
    names.set(id, name);
    for (const marker of markers.split(' ')) {
      const to = marker.endsWith('-') ? beginnings : words;
      const plain = foldAccents(shownForm(marker.replaceAll(/[-_]/gu, '')));
      to.set(plain, [...(to.get(plain) ?? []), { id, marker }]);
    }
  }
  const longest = [...beginnings.keys()].reduce((most, { length }) => Math.max(most, length), 0);
  return {
    names,
    subjectsOf(text) {
      const found = new Map<string, string>();
      const add = (markers: readonly Marker[] = []): void => {
        for (const { id, marker } of markers) found.set(id, marker);
      };
      for (const form of formsIn(text)) {
        add(words.get(form));
        for (let end = 1; end <= Math.min(longest, form.length); end++) {
          add(beginnings.get(form.slice(0, end)));
        }
      }
      return found;
    },
  };
}

/** With the letters around it that are no word: `l'élection` is élection, `Anna's` is anna. */
const APOSTROPHE = /(?:^\p{L})?'(?:\p{L}{1,2}$)?/u;

/** The most words that one marker joins. */
const MOST_JOINED = 3;

/** Returns the words of a text, and up to three consecutive words written as one. */
function formsIn(text: string): string[] {
  const words = tokens(text).flatMap(({ kind, text: token }) => {
    if (kind === 'word') return wordsOfRun(token);
    return kind === 'hashtag' ? wordsOfHashtag(token) : [];
  });
  const plain = words
    .flatMap((word) => foldAccents(shownForm(word)).split(APOSTROPHE))
    .filter((word) => word !== '');
  return plain.flatMap((word, at) => {
    const joined = [...withoutParticles(word)];
    for (let more = 2; more <= MOST_JOINED && at + more <= plain.length; more++) {
      joined.push(plain.slice(at, at + more).join(''));
    }
    return joined;
  });
}

// Hebrew and Arabic write conjunctions, prepositions and the article onto the next word.
const PARTICLES =
  /^(?:[והבלכמש]{1,2}(?=\p{Script=Hebrew}{3})|[وف]?(?:[بك]?ال|لل)(?=\p{Script=Arabic}{2})|[وبلف](?=\p{Script=Arabic}{3}))/u;

function withoutParticles(word: string): string[] {
  const rest = word.replace(PARTICLES, '');
  return rest === word ? [word] : [word, rest, word.slice(1)];
}
