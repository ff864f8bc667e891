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
    label: 'TypeScript · rust',
  },
  {
    what: 'names and abbreviations with their capitals, other words without',
    terms: ['pakistan', 'nasa', 'game'],
    texts: ['Game over', 'a game in Pakistan', 'The NASA Game', 'Pakistan and NASA'],
    label: 'Pakistan · NASA · game',
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
    label: 'program · woman · loop',
  },
  {
    what: 'hashtags without spaces as they are',
    terms: ['#おうちごはん', 'レシピ'],
    texts: ['レシピです #おうちごはん'],
    label: 'おうちごはん · レシピ',
  },
  { what: 'what nobody wrote as it is', terms: ['#a', 'b'], texts: [], label: 'a · b' },
])('a topic is called by $what', ({ terms, texts, label }) => {
  expect(topicLabel(terms, texts)).toBe(label);
});
