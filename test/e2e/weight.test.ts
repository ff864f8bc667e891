import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { builtWeb } from '../support/built-web.ts';

const MOST_BYTES = 150_000;

let web: string;
beforeAll(async () => {
  web = await builtWeb();
});

/** What a browser loads for the first page: the page, and all that is named in it and imported by that. */
function loadedFirst(): Map<string, string> {
  const loaded = new Map<string, string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    const text = readFileSync(join(web, file), 'utf8');
    loaded.set(file, text);
    // `import(…)` is for later; `import … from` and addresses in the page are for now.
    const named = file.endsWith('.html')
      ? text.matchAll(/(?:src|href)="\/([^"]+)"/gu)
      : text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/gu);
    for (const [, other] of named) load(file.endsWith('.html') ? other : `assets/${other}`);
  };
  load('index.html');
  return loaded;
}

test('the first page weighs at most 150 kB, packed', () => {
  const files = loadedFirst();
  expect([...files.keys()].filter((name) => name.endsWith('.js')).length).toBeGreaterThan(0);
  const bytes = [...files.values()].reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

const isMap = (text: string): boolean => /WebGL|webgl/u.test(text);

test('what draws the map is loaded when the map is opened', () => {
  const assets = readdirSync(join(web, 'assets')).filter((name) => name.endsWith('.js'));
  expect(assets.some((name) => isMap(readFileSync(join(web, 'assets', name), 'utf8')))).toBe(true);
  expect([...loadedFirst().values()].some(isMap)).toBe(false);
});
