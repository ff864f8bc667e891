import { failureInWords, fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { followingInWords } from '../parts/following.ts';
import { personInWords } from '../../src/render/wording/person.ts';
import { hrefOf } from './address.ts';
import type { Scope } from './scope.ts';

/** A topic, community or person that a search found. */
export interface Hit {
  href: string;
  label: string;
  kind: string;
}

/** The results of a search for a text, best first, or why it failed. */
export interface Found {
  text: string;
  hits: Hit[];
  failure?: string;
}

/** Characters of a search that the server reads. */
const LONGEST = 100;

export async function search(scope: Scope, text: string): Promise<Found> {
  const query = { ...scope.query, q: text.trim().slice(0, LONGEST) };
  const outcome = await fetchJson(() => api.search.$get({ query }));
  if (outcome.state === 'failed') return { text, hits: [], failure: failureInWords(outcome) };
  const { topics, communities, people } = outcome.value;
  return {
    text,
    hits: [
      ...topics.map(({ id, label }) => ({ href: pageOf('topics', id), label, kind: 'topic' })),
      ...communities.map(({ id, label }) => ({
        href: pageOf('communities', id),
        label,
        kind: 'community',
      })),
      ...people.map((one) => ({
        href: pageOf('people', one.id),
        label: personInWords(one),
        kind: followingInWords(one),
      })),
    ],
  };
}

function pageOf(path: string, id: string): string {
  return hrefOf(`/${path}/${encodeURIComponent(id)}`);
}
