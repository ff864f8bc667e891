import { beforeAll, expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { runHere } from '../../src/analysis/heavy-work.ts';
import { namesInText } from '../../src/views/viewer/names-in-text.ts';
import { type ShownTerms, shownTerms } from '../../src/views/viewer/shown-terms.ts';
import { ACCOUNT, audienceOf, day } from '../support/audience-of.ts';

/** Interests with the people who have them, and words with the posts that hold them. */
const PEOPLE = { falconry: 4, knitting: 5 };
const POSTS = { beekeeping: 2, gardening: 3, welding: 4 };
let terms: ShownTerms;

beforeAll(async () => {
  const people = Array.from({ length: 30 }, (_, id) => ({
    type: 'follow',
    person: `${id}`,
    at: day(0),
  }));
  const interests = Object.entries(PEOPLE).flatMap(([term, count]) =>
    Array.from({ length: count }, (_, id) => ({ type: 'interest', person: `${id}`, term })),
  );
  // What everybody has sets nobody apart, so others have something else.
  for (let id = 10; id < 30; id++)
    interests.push({ type: 'interest', person: `${id}`, term: 'tea' });
  const posts = Object.entries(POSTS).flatMap(([word, count]) =>
    Array.from({ length: count }, (_, n) => {
      const text = `About ${word} again, nothing else.`;
      return { type: 'post', id: `${word}${n}`, at: day(n), text, kind: 'original' };
    }),
  );
  const audience = await audienceOf([ACCOUNT, ...people, ...interests, ...posts]);
  terms = shownTerms(runHere(analyse(audience, { seed: 1 }, () => undefined)));
});

test('viewers see a term that at least 5 people have, or 3 posts', () => {
  const shown = [...Object.keys(PEOPLE), ...Object.keys(POSTS)].filter(terms.mayShow);
  expect(shown).toEqual(['knitting', 'gardening', 'welding']);
});

test('the handle of the account is one, even if only its profile says so', async () => {
  const { account, people, ...log } = await audienceOf([ACCOUNT]);
  const names = namesInText(
    { ...log, account: { ...account, handle: 'Robin' }, people },
    new Set(),
  );
  expect(['robin', 'by robin.bsky.social', 'robins'].map(names)).toEqual([true, true, false]);
});

test('a handle or a whole name of at least 8 characters is found within a word', async () => {
  const profile = { type: 'person', at: day(0) };
  const log = await audienceOf([
    ACCOUNT,
    { ...profile, id: '1', handle: 'RobinSmith', name: 'Marie-Claire Dubois' },
    { ...profile, id: '2', handle: 'gardener', name: 'Kim' },
  ]);
  const names = namesInText(log, new Set(['gardener']));
  const named = ['#teamrobinsmith', 'robinsmiths', '#freemarie-clairedubois', 'gardener'];
  expect(named.filter((text) => !names(text))).toEqual([]);
  expect(['robins', 'smith', 'gardeners', 'kimchi'].filter(names)).toEqual([]);
});
