import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { expect, test } from 'vitest';

const notice = readFileSync('NOTICE', 'utf8');

test.each([
  ['the dashboard', 'vite.config.ts'],
  ['the stemmers and stop words', 'vite.natural.config.ts'],
])('NOTICE names every package that is bundled into %s', async (_, configFile) => {
  const packages = await bundledBy(configFile);
  expect(packages).not.toEqual([]);
  expect(packages.filter((name) => !notice.includes(`\n${name} `))).toEqual([]);
});

async function bundledBy(configFile: string): Promise<string[]> {
  const built = await build({ configFile, logLevel: 'error', build: { write: false } });
  if ('on' in built) throw new Error('It is being watched.');
  const modules = [built]
    .flat()
    .flatMap(({ output }) =>
      output.flatMap((file) => ('modules' in file ? Object.keys(file.modules) : [])),
    );
  const names = modules.map((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}
