import type { Preview } from '../../../src/model/pages/upload.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import type { WrittenHints } from '../../api/upload.ts';

/** Returns what the owner said about the last list with these columns, if it was imported. */
export async function rememberedAnswers(
  { columns, asks }: Preview,
  account: string | undefined,
): Promise<WrittenHints | undefined> {
  if (account === undefined) return undefined;
  const answer = await fetchJson(() => api['remembered-lists'].$get({ query: { account } }));
  // Without them, the visitor is asked again.
  if (answer.state !== 'loaded') return undefined;
  const key = JSON.stringify(columns);
  const same = answer.value.items.find((known) => JSON.stringify(known.columns) === key);
  if (same === undefined) return undefined;
  const { as, ...answers } = same.answers;
  const known = { ...answers, ...(as && asks.includes('as') && { as }) };
  return Object.keys(known).length === 0 ? undefined : known;
}
