import type { Container, StoredFile } from '../container/container.ts';
import { attribute, readAllXml } from './read-xml.ts';

export const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** The files of a workbook. Only the list of sheets has been read yet. */
export interface WorkbookParts {
  /** In the order of their tabs. */
  sheets: { name: string; file: StoredFile }[];
  strings: StoredFile | undefined;
  styles: StoredFile | undefined;
  /** Whether days count from 1904, as on old Macs. */
  from1904: boolean;
}

/** Finds the sheets of a workbook. */
export async function partsOf({ files }: Container): Promise<WorkbookParts> {
  const relations = await relationsOf(files.get(RELATIONS));
  const ofType = (type: string) =>
    [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`));
  const sheets: WorkbookParts['sheets'] = [];
  let from1904 = false;
  await readAllXml(files.get(WORKBOOK)!.read(), {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (tag !== 'sheet') return;
      // `r:id` is the relation. The `sheetId` beside it is another number.
      const relation = relations.get(attribute(attributes, 'id') ?? '');
      const file = relation?.type.endsWith('/worksheet') ? files.get(relation.path) : undefined;
      if (file !== undefined) sheets.push({ name: attributes['name'] ?? '', file });
    },
  });
  return {
    sheets,
    strings: files.get(ofType('sharedStrings')?.path ?? ''),
    styles: files.get(ofType('styles')?.path ?? ''),
    from1904,
  };
}

interface Relation {
  type: string;
  path: string;
}

async function relationsOf(file: StoredFile | undefined): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (file === undefined) return relations;
  await readAllXml(file.read(), {
    open(tag, { Id: id, Type: type, Target: target }) {
      if (tag !== 'Relationship' || id === undefined || target === undefined) return;
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
      relations.set(id, { type: type ?? '', path });
    },
  });
  return relations;
}
