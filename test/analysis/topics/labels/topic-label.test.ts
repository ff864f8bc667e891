import { expect, test } from 'vitest';
import { topicLabel } from '../../../../src/analysis/topics/labels/topic-label.ts';

test.each([
  {
    what: 'hashtags as the words they are made of, where anybody tells them apart',
    terms: ['#machinelearning', '#ai'],
    texts: ['#machinelearning is fun #AI', 'all about #MachineLearning #AI', '#machinelearning'],
    label: 'Machine Learning · AI',
  },
  {
    what: 'a hashtag as the word it is where people write it so',
    terms: ['#typescript', '#rust'],
    texts: ['#TypeScript', 'learning TypeScript', '#rust'],
    label: 'TypeScript · Rust',
  },
  {
    what: 'names and abbreviations with their capitals, other words with a first capital',
    terms: ['pakistan', 'nasa', 'game'],
    texts: ['Game over', 'a game in Pakistan', 'The NASA Game', 'Pakistan and NASA'],
    label: 'Pakistan · NASA · Game',
  },
  {
    what: 'nothing as people shout it',
    terms: ['world'],
    texts: ['THE WHOLE WORLD KNOWS', 'Hello World'],
    label: 'World',
  },
  {
    what: 'three words at most, none of them twice',
    terms: ['program', 'programmers', '#program', 'woman', 'women', 'loop', 'code'],
    texts: ['a program, programmers, woman, women, loop, code'],
    label: 'Program · Woman · Loop',
  },
  {
    what: 'hashtags without spaces as they are',
    terms: ['#おうちごはん', 'レシピ'],
    texts: ['レシピです #おうちごはん'],
    label: 'おうちごはん · レシピ',
  },
  {
    what: 'no account that few of its posts mention',
    terms: ['@bob', 'teclado'],
    texts: ['mi teclado nuevo', 'un teclado @bob', 'teclado mecánico'],
    label: 'Teclado',
  },
  {
    what: 'the account that most of its posts mention',
    terms: ['@bob', 'thanks'],
    texts: ['thanks to @Bob', '@Bob again', 'thanks'],
    label: '@Bob · Thanks',
  },
  { what: 'what nobody wrote as it is', terms: ['#a', 'b'], texts: [], label: 'A · B' },
])('a topic is called by $what', ({ terms, texts, label }) => {
  expect(topicLabel(terms, texts, 'en')).toBe(label);
});

test('a Turkish word has the capital of its language', () => {
  expect(topicLabel(['istanbul'], [], 'tr')).toBe('İstanbul');
});
