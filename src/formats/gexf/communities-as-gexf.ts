import type { ExportOptions, FieldKind } from '../../views/exports/export-table.ts';
import { COMMUNITY_FIELDS, communityColumns, writtenRow } from '../../views/rows/community-row.ts';
import type {
  CommunityColumn,
  CommunityExport,
  CommunityRow,
} from '../../views/rows/community-row.ts';
import { xmlAttribute } from './xml.ts';

const TYPES: Partial<Record<FieldKind, string>> = { number: 'double', yes: 'boolean' };

/** Colours that colour-blind people can distinguish (Okabe and Ito, 2008). */
const COLOURS = [
  [0, 114, 178],
  [230, 159, 0],
  [0, 158, 115],
  [204, 121, 167],
  [86, 180, 233],
  [213, 94, 0],
  [240, 228, 66],
];
const IN_NONE = [153, 153, 153];

/**
 * Writes GEXF 1.3 in chunks, for Gephi and similar programs. People are nodes with the columns of
 * the CSV as attributes and the colour of their community; edges are weighted by how alike their
 * interests are. Missing values are left out. With ids only, there are no edges.
 */
export function* communitiesAsGexf(
  { rows, edges }: Pick<CommunityExport, 'rows' | 'edges'>,
  options: ExportOptions,
): Generator<string> {
  const columns = communityColumns(options).filter((column) => column !== 'person_id');
  yield head(columns);
  const colours = new Map<string, number[]>();
  for (const row of rows) {
    yield node(writtenRow(row), columns, colourOf(row.community_id, colours), options);
  }
  yield '</nodes>\n<edges>\n';
  if (!options.idsOnly) {
    let id = 0;
    for (const { from, to, weight } of edges) {
      yield `<edge id="${id++}" source="${xmlAttribute(from)}" target="${xmlAttribute(to)}" weight="${weight}"/>\n`;
    }
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}

function head(columns: CommunityColumn[]): string {
  const attributes = columns.map(
    (column) =>
      `<attribute id="${column}" title="${column}" type="${TYPES[COMMUNITY_FIELDS[column]] ?? 'string'}"/>\n`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n' +
    '<meta><creator>Tribefinder</creator></meta>\n' +
    '<graph mode="static" defaultedgetype="undirected" idtype="string">\n' +
    `<attributes class="node" mode="static">\n${attributes.join('')}</attributes>\n<nodes>\n`
  );
}

function node(
  row: CommunityRow,
  columns: CommunityColumn[],
  [red, green, blue]: number[],
  { idsOnly }: ExportOptions,
): string {
  const label = (idsOnly ? null : (row.name ?? row.handle)) ?? row.person_id;
  const values = columns
    .map((column) => [column, written(row, column)] as const)
    .filter(([, value]) => value !== '')
    .map(([column, value]) => `<attvalue for="${column}" value="${xmlAttribute(value)}"/>`);
  return (
    `<node id="${xmlAttribute(row.person_id)}" label="${xmlAttribute(label)}">` +
    `<attvalues>${values.join('')}</attvalues>` +
    `<viz:color r="${red}" g="${green}" b="${blue}"/></node>\n`
  );
}

function written(row: CommunityRow, column: CommunityColumn): string {
  const value = row[column];
  return Array.isArray(value) ? value.join('; ') : String(value ?? '');
}

/** Gives colours to communities in the order in which they appear; grey means no community. */
function colourOf(community: string | null, colours: Map<string, number[]>): number[] {
  if (community === null) return IN_NONE;
  const known = colours.get(community) ?? COLOURS[colours.size % COLOURS.length];
  colours.set(community, known);
  return known;
}
