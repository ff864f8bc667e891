import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTermReader } from '../../../src/analysis/text/terms.ts';
import { tries } from '../../support/soak.ts';

const read = createTermReader();
const keys = (text: string, lang?: string): string =>
  read(text, lang)
    .map(({ key }) => key)
    .join(' ');
const shown = (text: string, lang?: string): string =>
  read(text, lang)
    .map((term) => term.shown)
    .join(' ');

describe('terms of a text', () => {
  it('leaves out what is longer than a word or hashtag in use, which would become a label', () => {
    const long = 'a'.repeat(101);
    expect(keys(`${long} #${long} compiler ${'b'.repeat(100)}`, 'en')).toBe(
      `compil ${'b'.repeat(100)}`,
    );
  });

  it.each([
    ['https://t.co/aB3dE compiler', 'compil'],
    ['compiler https://example.com/path?query=word#part, borrow', 'compil borrow'],
    ['HTTPS://EXAMPLE.COM/WORD compiler www.example.com/word', 'compil'],
    ['compiler example.com/word and rust-lang.org', 'compil'],
    ['mail me@example.com compiler', 'mail compil'],
    ['compiler https…', 'compil'],
    ['https://t.co/abcコンパイラ', 'コンパイラ'],
    ['compiler http://例え.jp/道 borrow', 'compil borrow'],
  ])('leaves links and addresses out of %j', (text, expected) => {
    expect(keys(text, 'en')).toBe(expected);
  });

  it.each([
    ['@bob_1 compiler', '@bob_1 compil'],
    ['＠Bob compiler', '@bob compil'],
    ['@alice.bsky.social @carol@mastodon.social', '@alice.bsky.social @carol@mastodon.social'],
    ['@dave. Compiler', '@dave compil'],
    ['日本@erin', '日本 @erin'],
  ])('keeps mentions whole in %j', (text, expected) => {
    expect(keys(text)).toBe(expected);
  });

  it.each([
    ['#rust', '#rust rust'],
    ['#RustLang', '#rustlang rust lang'],
    ['#LGBTRights2024', '#lgbtrights2024 lgbt right'],
    ['#snake_case_tag', '#snake_case_tag snake case tag'],
    ['#100DaysOfCode', '#100daysofcode code'],
    ['＃プログラミング', '#プログラミング プログラミング'],
    ['#東京タワー', '#東京タワー 東京タワー'],
    ['#Año', '#año año'],
    ['#Programación #programacion', '#programacion program #programacion program'],
    ['#1 and #2024', ''],
    ['issue#5 R&#x44;', 'issu rd'],
  ])('keeps hashtags whole and tells their words in %j', (text, expected) => {
    expect(keys(text, /Pro|Año/.test(text) ? 'es' : undefined)).toBe(expected);
  });

  it('include the words inside hashtags as parts', () => {
    expect(read('Rust and #RustLang 🦀 @bob', 'en').map(({ kind }) => kind)).toEqual([
      'word',
      'hashtag',
      'part',
      'part',
      'emoji',
      'mention',
    ]);
  });

  it.each([
    ['👩🏽‍💻 👩‍💻', '👩‍💻 👩‍💻'],
    ['🏳️‍🌈🇪🇸', '🏳‍🌈 🇪🇸'],
    ['☕️☕', '☕ ☕'],
    ['1️⃣', '1⃣'],
    ['Acme™ © 2024', 'acm'],
  ])('keeps emoji whole, whatever their skin, in %j', (text, expected) => {
    expect(keys(text, 'en')).toBe(expected);
  });

  it.each([
    ['Rustの所有権を勉強しています', 'rust 所有 権 勉強'],
    ['サーバーとサーバ', 'サーバ サーバ'],
    ['ｶﾀｶﾅ ＲＵＳＴ', 'カタカナ rust'],
    ['我喜欢编程和机器学习', '喜欢 编程 机器 学习'],
    ['ภาษาไทยสวยงาม', 'ภาษา ไทย สวยงาม'],
    ['Выборы и выборов', 'выбор выбор'],
    ['ёлка елка', 'елк елк'],
    ['고양이 사진', '고양이 사진'],
    ['ΣΟΦΟΣ', 'σοφος'],
    ['مدرسـة كتاب', 'مدرسة كتاب'],
  ])('tells the words of %j', (text, expected) => {
    expect(keys(text)).toBe(expected);
  });

  it.each([
    ['en', 'running runs, elections & the election', 'run run elect elect'],
    ['en', "Anna's dogs don't bark, I’ll say", 'anna dog bark'],
    ['en', 'C++ C# F# c', 'c++ c# f#'],
    ['es', 'las elecciones y la elección', 'eleccion eleccion'],
    ['fr', "L’élection de l'assemblée, c'est aujourd'hui", 'elect assembl'],
    ['de', 'die Häuser und das Haus', 'haus haus'],
    ['pt-BR', 'as eleições são amanhã', 'eleiçõ'],
    ['it', "l'università dell'arte", 'univers arte'],
    ['und', 'el gobierno no cumple con las elecciones', 'gobiern cumpl eleccion'],
  ])('stems and drops stop words in %s: %j', (lang, text, expected) => {
    expect(keys(text, lang)).toBe(expected);
  });

  it('are in a guessed language if the tag is missing', () => {
    expect(keys('La casa de mis padres y las elecciones')).toBe(
      keys('La casa de mis padres y las elecciones', 'es'),
    );
    expect(keys('Das Haus und die Häuser sind nicht groß')).toBe('haus haus gross');
  });

  it('are shown with accents and as whole words', () => {
    expect(shown('La PROGRAMACIÓN en España', 'es')).toBe('programación españa');
  });

  it('contain characters instead of HTML entities', () => {
    expect(keys('Tom &amp; Jerry &lt;b&gt; &#9731; &#x1F980; &#99999999; &#x110000;', 'en')).toBe(
      'tom jerri ☃ 🦀 x110000',
    );
  });

  it('are never empty, with spaces or part of a link, and no text makes the reader throw', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
        .map((units) => String.fromCharCode(...units)),
      fc
        .array(
          fc.constantFrom(
            '#',
            '@',
            '＃',
            "'",
            '’',
            '_',
            '.',
            '/',
            'https://',
            'a',
            'É',
            'の',
            '日',
            'ア',
            '1',
            ' ',
            '👩',
            '\u200d',
            '\ufe0f',
            '🏽',
            '&',
            'amp;',
            '#x',
            '+',
            'RT ',
            '\u0301',
            'ё',
            '\ud83d',
          ),
          { maxLength: 40 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, fc.option(fc.string(), { nil: undefined }), (text, lang) => {
        for (const term of read(text, lang)) {
          expect(term.key).toMatch(/^(?!#$)\S+$/u);
          expect(term.shown).not.toBe('');
          expect(term.key).not.toContain('://');
        }
        // Texts that can hold no link are read by a shorter expression than those that can.
        expect(read(`${text} me@example.com`, lang)).toEqual(read(text, lang));
      }),
      { numRuns: tries(500, 5000) },
    );
  });

  it('do not depend on earlier texts', () => {
    const texts = ['Running #Elections', 'elecciones en España', '所有権'];
    const fresh = texts.map((text) => createTermReader()(text));
    const used = createTermReader();
    for (const text of [...texts].reverse()) used(text);
    expect(texts.map((text) => used(text))).toEqual(fresh);
  });

  it.each([
    'a',
    'a.',
    'a@',
    '#a',
    "a'",
    '日',
    'ア',
    '👩\u200d',
    'http://',
    '@a@',
    '&#',
    '#_',
    'é',
    'ก',
  ])('gets through %j a hundred thousand times over', (piece) => {
    expect(read(piece.repeat(100_000 / piece.length)).length).toBeLessThanOrEqual(100_000);
  });
});
