import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { METHOD_TERMS, REPORT_TERMS } from '../../../src/render/wording/glossary.ts';

test('the dashboard explains the same terms as docs/glossary.md, in the same words', () => {
  const document = readFileSync('docs/glossary.md', 'utf8').split('## Words of the code')[0];
  const rows = [...document.matchAll(/^\| (\*\*.*?) +\| (.*?) +\|$/gmu)];
  expect([...REPORT_TERMS, ...METHOD_TERMS].map(({ term, meaning }) => [term, meaning])).toEqual(
    rows.map(([, term, meaning]) => [term.replaceAll('**', ''), meaning.replaceAll("'", '’')]),
  );
});
