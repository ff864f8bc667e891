import { describe, expect, test } from 'vitest';
import { UnansweredQuestion } from '../../../src/model/unanswered-question.ts';
import { followersFrom } from '../follower-list/shapes.ts';
import { listedIn, readFile } from '../../support/read-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeWorkbook, type Cell, type Sheet } from '../../support/write-workbook.ts';
import { writeZip } from '../../support/x-archive/write-zip.ts';

const folder = temporaryFolder();
const NAME = 'rustbelt followers 2026-03-01.xlsx';
const people = followersFrom(0, 7);
const ids = people.map(({ id }) => id);

const read = (content: Uint8Array, hints = {}, name = NAME) =>
  readFile({ folder: folder.path, name, content }, hints);

function listOf(cells: (follower: (typeof people)[number]) => Cell[], ...header: string[]): Sheet {
  return { name: 'Sheet1', rows: [header, ...people.map(cells)] };
}

const byText = listOf(({ id, handle, name }) => [id, handle, name], 'User ID', 'Username', 'Name');

describe('a list in Excel', () => {
  test.each([
    ['with shared texts', writeWorkbook([byText])],
    ['with texts in their cells', writeWorkbook([byText], { inline: true })],
    [
      'with all digits of ids as numbers, as programs write them',
      writeWorkbook([listOf(({ id }) => [{ number: id }], 'user_id')]),
    ],
    [
      'below a title and other sheets',
      writeWorkbook([
        { name: 'About', rows: [['Made by a tool'], [], ['on', { date: 46_082 }]] },
        { name: 'Followers', rows: [['Followers of Rust Belt'], [], ...byText.rows] },
      ]),
    ],
    [
      'with empty cells before it',
      writeWorkbook([
        listOf(
          ({ id, handle }) => [undefined, undefined, id, undefined, handle],
          '',
          '',
          'id',
          '',
          'handle',
        ),
      ]),
    ],
  ])('%s', async (_what, content) => {
    const file = await read(content);
    expect(file.rejected).toEqual([]);
    expect(listedIn(file)).toEqual({ followers: ids, complete: true });
  });

  test('texts keep quotes, letters of all scripts and line breaks', async () => {
    const bio = 'a "b", <c> & d;\n_x0041_é😀';
    const sheet = listOf(({ id }) => [id, bio.replace('_x', '_x005F_x')], 'user_id', 'bio');
    const { events } = await read(writeWorkbook([sheet]));
    expect(events).toContainEqual(expect.objectContaining({ type: 'person', id: ids[1], bio }));
  });

  test.each([
    ['1900', 46_082.25, {}],
    ['1904', 44_620.25, { from1904: true }],
  ])('dates are days since %s', async (_epoch, date, options) => {
    const sheet = listOf(({ id }) => [id, { date }], 'user_id', 'followed_at');
    const { events } = await read(writeWorkbook([sheet], options), { at: Date.UTC(2026, 3, 1) });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'follow', person: ids[0], before: Date.UTC(2026, 2, 1, 6) }),
    );
  });

  test.each<[string, (id: string) => Cell, RegExp]>([
    ['rounded by Excel', (id) => ({ number: `${id.slice(0, 15)}0000` }), /ends in zeros/],
    ['shortened by Excel', (id) => ({ number: `1.${id.slice(1, 15)}E+18` }), /shortened/],
    ['faulty', () => ({ error: '#N/A' }), /faulty cell/],
  ])('ids that are %s are rejected, and the list is incomplete', async (_what, spoil, why) => {
    const sheet: Sheet = {
      name: 'Sheet1',
      rows: [['user_id'], ['11'], ...ids.map((id) => [spoil(id)])],
    };
    const file = await read(writeWorkbook([sheet]));
    expect(file.rejected).toHaveLength(ids.length);
    expect(file.rejected[0]).toMatchObject({ line: 3, reason: expect.stringMatching(why) });
    expect(listedIn(file)).toEqual({ followers: ['11'], complete: false });
  });

  test('needs an answer if no column is known', async () => {
    const sheet = listOf(({ handle, name }) => [handle, name], 'Alpha', 'Beta');
    const content = writeWorkbook([sheet, { name: 'Notes', rows: [['x', 'y', 'z']] }]);
    await expect(read(content)).rejects.toThrow(UnansweredQuestion);
    const file = await read(content, { map: { Alpha: 'handle' } });
    expect(listedIn(file).followers).toHaveLength(7);
    expect(file.notes).toContain('Only the sheet "Sheet1" was read.');
  });
});

const rows = (inner: string): string => `<worksheet><sheetData>${inner}</sheetData></worksheet>`;

describe('a workbook that is refused', () => {
  const [workbook, relations] = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'];
  const withSheet = (xml: string, texts = ''): Buffer =>
    writeZip([
      {
        name: workbook,
        content: '<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>',
      },
      {
        name: relations,
        content:
          '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="t.xml"/></Relationships>',
      },
      { name: 'xl/s.xml', content: xml },
      { name: 'xl/t.xml', content: `<sst>${texts}</sst>` },
    ]);
  // Packed well enough to pass, and written 20,000 times.
  const long = Array.from({ length: 6000 }, (_, i) => (i * i * 7919).toString(36)).join('');
  const pieces = (tag: string): string => `<${tag}>${long}</${tag}>`.repeat(60);

  test.each([
    [
      'unpacks to far more than it is',
      withSheet(rows(`<row r="1"/>${' '.repeat(3_000_000)}`)),
      /not safe/,
    ],
    [
      'repeats one text without end',
      withSheet(rows(`<row><c t="s"><v>0</v></c></row>`.repeat(20_000)), `<si><t>${long}</t></si>`),
      /not safe/,
    ],
    [
      'repeats one long text in a row',
      withSheet(
        rows(`<row>${'<c t="s"><v>0</v></c>'.repeat(15_000)}</row>`),
        `<si><t>${long.repeat(9)}</t></si>`,
      ),
      /row longer than/,
    ],
    [
      'has a text of many pieces',
      withSheet(rows('<row><c t="s"><v>0</v></c></row>'), `<si>${pieces('t')}</si>`),
      /longer than any cell/,
    ],
    [
      'has a cell of many pieces',
      withSheet(rows(`<row><c t="str">${pieces('v')}</c></row>`)),
      /longer than any cell/,
    ],
    [
      'has rows that Excel has not',
      withSheet(rows('<row r="99999999"><c><v>1</v></c></row>')),
      /rows/,
    ],
    [
      'has columns that Excel has not',
      withSheet(rows('<row><c r="ZZZZ1"><v>1</v></c></row>')),
      /columns/,
    ],
    ['is nested too deep', withSheet(rows('<a>'.repeat(5000))), /nested/],
    ['has broken XML', withSheet('<worksheet><sheetData><row></c>'), /cannot be read/],
    [
      'has entities of its own',
      withSheet(`<!DOCTYPE a [<!ENTITY b "1">]>${rows('<row><c><v>&b;</v></c></row>')}`),
      /cannot be read/,
    ],
    ['has no cells', writeWorkbook([{ name: 'a', rows: [] }]), /no sheet with data/],
  ])('%s', async (_what, content, why) => {
    await expect(read(content)).rejects.toThrow(why);
  });

  test.each([
    ['.ods', [{ name: 'content.xml', content: '<x/>' }], /an OpenDocument file/],
    ['.xlsb', [{ name: 'xl/workbook.bin', content: 'x' }], /an Excel file/],
  ])('%s is named, with how to save it as CSV', async (ending, parts, what) => {
    const refusal = read(writeZip(parts), {}, `followers${ending}`);
    await expect(refusal).rejects.toThrow(what);
    await expect(refusal).rejects.toMatchObject({
      advice: expect.stringMatching(/save it as CSV/),
    });
  });
});
