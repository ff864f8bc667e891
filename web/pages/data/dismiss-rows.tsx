import { readableNote } from '../../../src/render/wording/readable-label.ts';
import { fetchJson } from '../../api/request.ts';
import { MutationForm } from '../../parts/mutation.tsx';
import type { Scope } from '../../shell/scope.ts';
import { fileName } from './file-name.ts';

/** Forms to dismiss many rejected rows at once: all, those of a file, or a range. */
export function DismissRows({ sources, scope }: { sources: readonly string[]; scope: Scope }) {
  const { account } = scope.query;
  const files = [...new Set(sources)];
  return (
    <>
      <MutationForm
        class="line"
        send={(api, fields) => {
          const file = String(fields.get('file'));
          const json = file === '' ? { all: true as const } : { file };
          return fetchJson(() => api.quarantine.dismiss.$post({ query: { account }, json }));
        }}
        onDone={scope.refresh}
      >
        <label>
          Dismiss
          <select name="file">
            <option value="">all rows</option>
            {files.map((source) => (
              <option key={source} value={source}>
                rows of {readableNote(nameAmong(files, source))}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Dismiss rows</button>
      </MutationForm>
      <MutationForm
        class="line"
        send={(api, fields) => {
          const [first, last] = [Number(fields.get('first')), Number(fields.get('last'))];
          const json = { first, last };
          return fetchJson(() => api.quarantine.dismiss.$post({ query: { account }, json }));
        }}
        onDone={scope.refresh}
      >
        <label>
          From row
          <input name="first" type="number" min="1" required />
        </label>
        <label>
          to row
          <input name="last" type="number" min="1" required />
        </label>
        <button type="submit">Dismiss range</button>
      </MutationForm>
      <p class="note">
        If you correct the file itself, import it again under the same name: the rows that can be
        read now are closed.
      </p>
    </>
  );
}

/** The file name of a source, or its path where several share the name. */
function nameAmong(sources: readonly string[], source: string): string {
  const name = fileName(source);
  return sources.every((other) => other === source || fileName(other) !== name) ? name : source;
}
