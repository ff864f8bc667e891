import { fetchJson, fetchAs, type Outcome } from './request.ts';
import { writingApi } from './writing-client.ts';

/** Uploads a file and reports its progress. `isNew`: it adds the account that it names. */
export async function upload<Progress>(
  file: File,
  { account, isNew }: { account: string | undefined; isNew: boolean },
  onProgress: (progress: Progress) => void,
): Promise<Outcome<Progress>> {
  const query = account === undefined ? {} : { account };
  const announced = await fetchJson(() =>
    writingApi.imports.$post({
      query,
      json: { name: file.name, size: file.size, ...(isNew && { create: true }) },
    }),
  );
  if (announced.state === 'failed') return announced;
  const to = writingApi.imports[':id'];
  const param = { id: announced.value.id };
  const source = new EventSource(to.progress.$path({ param }));
  source.addEventListener('progress', ({ data }) => onProgress(JSON.parse(data) as Progress));
  const sent = await fetchAs(
    () =>
      fetch(to.file.$path({ param }), {
        method: 'PUT',
        headers: { 'x-tribefinder': '1', 'content-type': 'application/octet-stream' },
        body: file,
      }),
    (response) => response.json() as Promise<Progress>,
  );
  source.close();
  return sent;
}
