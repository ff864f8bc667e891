import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';

const FOLDER = new URL('../../src/stats/', import.meta.url);

const modules = await Promise.all(
  readdirSync(FOLDER).map(async (file) => ({
    file,
    text: readFileSync(new URL(file, FOLDER), 'utf8'),
    exports: (await import(new URL(file, FOLDER).href)) as Record<string, unknown>,
  })),
);
const exported = modules.flatMap(({ file, text }) =>
  [
    ...text.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:function|class|const) (\w+)/g),
  ].map(([, docs = '', name]) => ({ name, file, docs })),
);
const everything = Object.assign({}, ...modules.map(({ exports }) => exports)) as object;

const examples = modules.flatMap(({ file, text }) =>
  [...text.matchAll(/\* @example\n([\s\S]*?)\*\//g)].map(([, body], at) => ({
    name: `${file}, example ${at + 1}`,
    code: body.replaceAll(/^ *\* ?/gm, ''),
  })),
);

/** Makes `value; // => result` a pair for `check`, and `call; // throws 'message'` for `refuses`. */
function asChecks(code: string): string {
  return code
    .replaceAll(/^(\w.*); \/\/ => ([^,\n[]+|\[.*?\])(?:,.*)?$/gm, 'check($1, $2);')
    .replaceAll(
      /^(\w+\(\{[\s\S]*?\}\)|\w+\(.*\)); \/\/ throws ('.*')$/gm,
      'refuses(() => $1, $2);',
    );
}

/** A value whose numbers have six significant digits, as the examples have. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(6));
  return Array.from(value as ArrayLike<unknown>, rounded);
}

test.each(exported)('$name in $file has an example', ({ docs }) => {
  expect(docs).toContain('* @example\n');
});

test.each(examples)('$name gives the value in its example', ({ code }) => {
  let checks = 0;
  const check = (actual: unknown, expected: unknown): void => {
    checks++;
    expect(rounded(actual)).toEqual(rounded(expected));
  };
  const refuses = (call: () => unknown, message: string): void => {
    checks++;
    expect(call).toThrow(message);
  };
  const scope = { ...everything, check, refuses };
  // oxlint-disable-next-line no-new-func -- the examples are our own
  new Function(...Object.keys(scope), stripTypeScriptTypes(asChecks(code)))(
    ...Object.values(scope),
  );
  expect(checks).toBeGreaterThan(0);
});
