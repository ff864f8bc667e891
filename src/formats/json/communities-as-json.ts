import { communityColumns, writtenRow } from '../../views/rows/community-row.ts';
import type { CommunityExport, CommunityOptions } from '../../views/rows/community-row.ts';

/** Writes a JSON array of rows in chunks, one row a line. Missing values are `null`; lists are arrays. */
export function* communitiesAsJson(
  { rows }: CommunityExport,
  options: CommunityOptions,
): Generator<string> {
  const columns = communityColumns(options);
  let before = '[\n';
  for (const row of rows) {
    yield before + JSON.stringify(writtenRow(row), [...columns]);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
