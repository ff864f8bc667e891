import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import type { Preview } from '../../../src/model/pages/upload.ts';

/** The first rows of a file, under the names of its columns. */
export function FirstRows({
  name,
  preview: { columns, rows },
}: {
  name: string;
  preview: Preview;
}) {
  if (rows.length === 0) return null;
  return (
    <div class="first-rows" role="region" tabIndex={0} aria-label={`First rows of ${name}`}>
      <table>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                <bdi>{readableLabel(column)}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {columns.map((_, place) => (
                <td key={place}>
                  <bdi>{row[place] && readableLabel(row[place])}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
