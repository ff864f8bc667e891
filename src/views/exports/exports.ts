import { communitiesTable } from '../rows/community-row.ts';
import { communitiesOf } from '../rows/community-rows.ts';
import { departuresTable } from './departures-table.ts';
import type { ExportOptions, ExportTable } from './export-table.ts';
import type { Exported } from './exported.ts';
import { peopleTable } from './people-table.ts';
import { postsTable } from './posts-table.ts';
import { topicsTable } from './topics-table.ts';

/** Makes a table. Only that of communities can be about some people. */
type MakeTable = (
  exported: Exported,
  options: ExportOptions,
  isWanted?: (person: number) => boolean,
) => ExportTable;

/** Everything that can be exported as a table. A new one is a line here and a route. */
export const EXPORTS = {
  communities: ({ analysis }, options, isWanted) =>
    communitiesTable(communitiesOf(analysis, isWanted), options),
  people: peopleTable,
  topics: topicsTable,
  posts: postsTable,
  departures: departuresTable,
} as const satisfies Record<string, MakeTable>;

export type ExportName = keyof typeof EXPORTS;
