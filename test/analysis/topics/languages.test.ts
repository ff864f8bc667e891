import { describe, expect, it } from 'vitest';
import { textsToEncode } from '../../../src/analysis/topics/by-vectors/sentence-vectors.ts';
import { findTopics } from '../../../src/analysis/topics/find-topics.ts';
import { subjectVocabulary } from '../../../src/analysis/topics/labels/subjects/vocabulary.ts';
import { STOP_WORDS } from '../../../src/analysis/text/stop-words.ts';
import { normalisedMutualInformation } from '../../support/yardsticks/normalised-mutual-information.ts';
import { JAPANESE_POSTS } from './japanese-posts.ts';
import { mainTopics, numbered } from './main-topic.ts';
import { PLANTED_LANGUAGES } from './planted-languages.ts';
import { POST_PARTS } from './post-parts.ts';
import { engagedBySubject, putTogether } from './put-together.ts';
import { asPosts } from './sample-posts.ts';
import { SPANISH_POSTS } from './spanish-posts.ts';

describe.each([
  { language: 'Spanish', lang: 'es', samples: SPANISH_POSTS, letters: /^[\p{Script=Latin} ]+$/u },
  {
    language: 'Japanese',
    lang: 'ja',
    samples: JAPANESE_POSTS,
    letters: /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[A-Za-z]+)$/u,
  },
])('60 posts in $language about five topics', ({ language, lang, samples, letters }) => {
  const { posts, subjects } = asPosts(samples, lang);
  const found = findTopics(posts);
  const main = [...mainTopics(found)];

  it('are separated by topic', () => {
    const judged = main.flatMap((topic, row) => (topic < 0 ? [] : [row]));
    const all = normalisedMutualInformation(main, numbered(subjects));
    const told = normalisedMutualInformation(
      judged.map((row) => main[row]),
      numbered(judged.map((row) => subjects[row])),
    );
    console.info(
      `${language}: NMI ${told.toFixed(3)} of ${judged.length} posts with a topic, ` +
        `${all.toFixed(3)} of all; ${found.topics.map(({ label }) => label).join(', ')}`,
    );
    expect(judged.length).toBeGreaterThan(36);
    expect(told).toBeGreaterThan(0.65);
    expect(all).toBeGreaterThan(0.55);
    expect(found.topics.length).toBeGreaterThanOrEqual(5);
    expect(found.topics.length).toBeLessThanOrEqual(10);
  });

  it('have topics with names in that language: of subjects, or whole words', () => {
    const written = posts.map(({ text }) => text.toLowerCase());
    const subjects = new Set(subjectVocabulary(lang).names.values());
    const byWords = found.topics.filter(({ label }) => !subjects.has(label));
    expect(byWords.length).toBeLessThan(found.topics.length);
    for (const word of byWords.flatMap(({ label }) => label.split(' · '))) {
      if (/\p{Extended_Pictographic}/u.test(word)) continue;
      expect(word).toMatch(letters);
      expect(STOP_WORDS.get(lang)!.has(word.toLowerCase())).toBe(false);
      const plain = word.toLowerCase().replaceAll(' ', '');
      expect(written.some((text) => text.includes(plain))).toBe(true);
    }
  });

  it("are the same without the platform's language tag", () => {
    expect(findTopics(asPosts(samples).posts)).toEqual(found);
  });
});

/** The posts of a language in an order that mixes subjects, all tagged as `lang`. */
function mixed(samples: Readonly<Record<string, string[]>>, lang?: string) {
  const { posts, subjects } = asPosts(samples, lang);
  const order = [...posts.keys()].sort((a, b) => ((a * 7) % 24) - ((b * 7) % 24));
  return {
    posts: order.map((at, place) => ({ ...posts[at]!, at: place * 3_600_000 })),
    subjects: order.map((at) => subjects[at]!),
  };
}

describe.each(Object.entries(PLANTED_LANGUAGES))('24 posts in %s', (language, samples) => {
  it('are three topics, with names in that language', () => {
    const { posts, subjects } = mixed(samples);
    const found = findTopics(posts);
    const main = [...mainTopics(found)];
    expect(normalisedMutualInformation(main, numbered(subjects))).toBeGreaterThan(0.85);
    const names = new Set(subjectVocabulary(language).names.values());
    for (const { label } of found.topics) expect(names).toContain(label);
  });

  it('are the same with a wrong language tag', () => {
    const { posts, subjects } = mixed(samples, language === 'es' ? 'en' : 'es');
    const main = [...mainTopics(findTopics(posts))];
    expect(normalisedMutualInformation(main, numbered(subjects))).toBeGreaterThan(0.85);
  });
});

describe.each([
  {
    language: 'es',
    talk: [
      '¡Feliz viernes!',
      'Buenos días ☀️',
      '@ana muchas gracias',
      'jajajaja',
      '@luis pues no lo sabía',
    ],
    more: 'Buenos días, el congreso vota hoy los impuestos',
  },
  {
    language: 'ja',
    talk: [
      'おはようございます',
      'ありがとう！',
      '今日も疲れた',
      '@ana おめでとう',
      'おやすみなさい',
    ],
    more: 'おはよう、今日の選挙は誰に投票するか迷う',
  },
  {
    language: 'fi',
    talk: ['Hyvää huomenta', 'Kiitos kaikille!', 'Onneksi olkoon 🎉', '@ana kiitos paljon', 'Haha'],
    more: 'Huomenta, eduskunta äänestää veroista',
  },
])('small talk beside 24 posts ($language)', ({ language, talk, more }) => {
  it('is no topic, however much of it there is, unless it goes on about a subject', () => {
    const { posts, subjects } = mixed(PLANTED_LANGUAGES[language]!);
    const texts = [more, ...talk, ...talk, ...talk, ...talk];
    const chat = texts.map((text, at) => ({ ...posts[0]!, id: `chat ${at}`, at: at * 4e6, text }));
    const main = [...mainTopics(findTopics([...posts, ...chat]))];
    expect(main.slice(posts.length + 1)).toEqual(Array.from({ length: 20 }, () => -1));
    expect(main[posts.length]).toBe(
      main[subjects.indexOf(Object.keys(PLANTED_LANGUAGES[language]!)[0]!)],
    );
  });
});

describe.each(Object.entries(POST_PARTS))('180 varied posts in %s', (_, parts) => {
  const { posts, subjects } = putTogether(parts, 180, 1);
  const all = Object.keys(parts.subjects);

  it('have a broad topic for each of three subjects', () => {
    const topics = [...mainTopics(findTopics(posts))];
    expect(subjectsWithTopic(subjects, topics)).toEqual(all);
  });

  it('have them too with people who engage', () => {
    const engagements = engagedBySubject(subjects, 1);
    const topics = [...mainTopics(findTopics(posts, { engagements }))];
    expect(subjectsWithTopic(subjects, topics)).toEqual(all);
  });
});

/** Returns the subjects of which one topic has most posts, and hardly posts of others. */
function subjectsWithTopic(subjects: readonly string[], topics: readonly number[]): string[] {
  const rows = [...subjects.keys()];
  return [...Map.groupBy(rows, (row) => subjects[row]!)].flatMap(([subject, own]) => {
    const withTopic = own.filter((row) => topics[row]! >= 0);
    const sizes = [...Map.groupBy(withTopic, (row) => topics[row]!)];
    const [topic, shared] = sizes.sort(([, a], [, b]) => b.length - a.length)[0]!;
    const all = rows.filter((row) => topics[row] === topic);
    const isFound = shared.length > 0.6 * own.length && shared.length > 0.8 * all.length;
    return isFound ? [subject] : [];
  });
}

it('an account in two languages has one topic for the same subject of both', () => {
  const both = [PLANTED_LANGUAGES.es!, PLANTED_LANGUAGES.fi!].map((samples) => mixed(samples));
  const posts = both.flatMap((half, at) =>
    half.posts.map((post) => ({ ...post, id: `${at} ${post.id}` })),
  );
  const subjects = both.flatMap((half) => half.subjects);
  const main = mainTopics(findTopics(posts));
  const topicOf = (subject: string) => {
    const counts = new Map<number, number>();
    subjects.forEach((own, row) => {
      if (own === subject) counts.set(main[row]!, (counts.get(main[row]!) ?? 0) + 1);
    });
    return [...counts].sort(([, m], [, n]) => n - m)[0]![0];
  };
  expect(topicOf('política')).toBe(topicOf('politiikka'));
  expect(topicOf('cine')).not.toBe(topicOf('ruoanlaitto'));
});

it('short posts with the tag of another language stay with those of the usual one', () => {
  const { posts } = mixed(PLANTED_LANGUAGES.es!, 'es');
  const short = ['Impuestos, congreso, elecciones', 'Un guion cojea'].map((text, at) => ({
    ...posts[0]!,
    id: `short ${at}`,
    lang: 'en',
    text,
  }));
  const untagged = short.map(({ lang: _lang, ...post }) => post);
  expect(findTopics([...posts, ...short])).toEqual(findTopics([...posts, ...untagged]));
  expect(textsToEncode([...posts, ...short], ['en'])).toEqual([]);
});

it('posts of one subject that share no word are no topic, because nothing names it', () => {
  const { posts } = asPosts({
    musik: [
      'Koncerten i går var den bedste i år',
      'Bandet spillede alle de gamle sange',
      'Ny guitar, samme tre akkorder',
      'Sangeren glemte teksten midt i sangen',
      'Festivalen har endelig offentliggjort programmet',
      'Jeg lytter til det album hver morgen',
    ],
    sundhed: [
      'Min læge sagde at jeg skal sove mere',
      'Tre timer i venteværelset på hospitalet',
      'Vaccinen gav mig ondt i armen',
      'Sygeplejersken var fantastisk mod min far',
      'Patienterne venter for længe på operation',
      'Jeg har været syg hele ugen',
    ],
    bøger: [
      'Romanen er halvtreds sider for lang',
      'Forfatteren læser op på biblioteket i morgen',
      'Jeg læste den bog som barn',
      'Hvilken bog skal jeg tage med?',
      'Hendes digte er svære at glemme',
      'Krimien havde en skuffende slutning',
    ],
  });
  for (const { terms } of findTopics(posts).topics) expect(terms.length).toBeGreaterThan(0);
});

it('half words of Japanese are in no topic', () => {
  const { posts } = asPosts(JAPANESE_POSTS, 'ja');
  const terms = findTopics(posts).topics.flatMap((topic) => topic.terms);
  expect(terms).toContain('推し');
  expect(terms.filter((term) => ['推', '泣', '飲'].includes(term))).toEqual([]);
});
