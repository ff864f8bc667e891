import type { z } from 'zod';
import type { Hints, Progress } from '../../src/model/pages/upload.ts';
import { fetchJson, fetchAs, type Outcome } from './request.ts';
import { writingApi } from './writing-client.ts';

export type WrittenHints = z.infer<typeof Hints>;

type Listener = (progress: Progress) => void;

const uploads = writingApi.imports;

/** Announces a file that is previewed before it is imported. Returns its id. */
export async function announce(
  file: File,
  account: string | undefined,
): Promise<Outcome<{ id: string }>> {
  const query = account === undefined ? {} : { account };
  const json = { name: file.name, size: file.size, preview: true };
  return fetchJson(() => uploads.$post({ query, json }));
}

/** Sends an announced file. Returns what it looks like. */
export function send(id: string, file: File, onProgress: Listener): Promise<Outcome<Progress>> {
  const param = { id };
  return following(id, onProgress, () =>
    fetchAs(
      () =>
        fetch(uploads[':id'].file.$path({ param }), {
          method: 'PUT',
          headers: { 'x-tribefinder': '1', 'content-type': 'application/octet-stream' },
          body: file,
        }),
      (response) => response.json() as Promise<Progress>,
    ),
  );
}

/** Previews a file again, as the answers say it is to be read. */
export function previewAgain(id: string, hints: WrittenHints): Promise<Outcome<Progress>> {
  return fetchJson(() => uploads[':id'].preview.$post({ param: { id }, json: { hints } }));
}

/** What an account is called in a request: one that is there, or a new one. */
export type Into = { account: string } | { isNew: true };

/** Imports a file that was previewed. */
export function startImport(
  id: string,
  { into, hints }: { into: Into; hints: WrittenHints },
  onProgress: Listener,
): Promise<Outcome<Progress>> {
  const isNew = 'isNew' in into;
  return following(id, onProgress, () =>
    fetchJson(() =>
      uploads[':id'].start.$post({
        param: { id },
        query: isNew ? {} : { account: into.account },
        json: { hints, ...(isNew && { create: true }) },
      }),
    ),
  );
}

/** Removes a file that was previewed. The server removes it later if this fails. */
export function forgetUpload(id: string): Promise<Outcome<unknown>> {
  return fetchJson(() => uploads[':id'].$delete({ param: { id } }));
}

/** Listens to the progress of an upload while something is done with it. */
async function following<Result>(
  id: string,
  onProgress: Listener,
  work: () => Promise<Result>,
): Promise<Result> {
  const source = new EventSource(uploads[':id'].progress.$path({ param: { id } }));
  source.addEventListener('progress', ({ data }) => onProgress(JSON.parse(data) as Progress));
  const result = await work();
  source.close();
  return result;
}
