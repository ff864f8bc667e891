import { communitiesAsGexf } from '../../formats/gexf/communities-as-gexf.ts';
import type { CommunityFormat } from '../../formats/media-types.ts';
import { type Chunks, tableExporters } from '../../formats/registry.ts';
import type { ExportOptions } from '../../views/exports/export-table.ts';
import type { Exported } from '../../views/exports/exported.ts';
import { type ExportName, EXPORTS } from '../../views/exports/exports.ts';
import { communitiesOf } from '../../views/rows/community-rows.ts';

/** Which file: only communities are written as GEXF. */
export interface ExportFile extends ExportOptions {
  what: ExportName;
  format: CommunityFormat;
}

/**
 * Returns a file in chunks, and how many rows it has.
 *
 * @param isWanted whether a file about communities has a person.
 */
export function exportFile(
  exported: Exported,
  { what, format, idsOnly }: ExportFile,
  isWanted?: (person: number) => boolean,
): { chunks: Chunks; count: number } {
  const options = { idsOnly };
  if (format === 'gexf') {
    const communities = communitiesOf(exported.analysis, isWanted);
    return { chunks: communitiesAsGexf(communities, options), count: communities.count };
  }
  const table = EXPORTS[what](exported, options, isWanted);
  return { chunks: tableExporters[format](table), count: table.count };
}
