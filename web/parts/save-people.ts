import { api } from '../api/client.ts';
import type { Subject } from '../shell/subject.ts';
import { saveFile } from './save-file.ts';

/** Saves people as a table. Gives what went wrong, if anything did. */
export async function savePeople(
  subject: Subject,
  ids: string[],
  name: string,
): Promise<string | undefined> {
  const response = await api.exports.people.$post({ query: subject.query, json: { ids } });
  if (!response.ok) return 'The people could not be saved.';
  saveFile(name, await response.blob(), 'text/csv');
  return undefined;
}
