import { api } from '../api/client.ts';
import type { Scope } from '../shell/scope.ts';
import { saveFile } from './save-file.ts';

/** Saves people as a table. Gives what went wrong, if anything did. */
export async function savePeople(
  scope: Scope,
  ids: string[],
  name: string,
): Promise<string | undefined> {
  const response = await api.exports.people.$post({ query: scope.query, json: { ids } });
  if (!response.ok) return 'The people could not be saved.';
  saveFile(name, await response.blob(), 'text/csv');
  return undefined;
}
