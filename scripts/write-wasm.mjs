import { readFileSync, writeFileSync } from 'node:fs';
import wabt from 'wabt';

// Translates the encoder's inner loops into WebAssembly, after somebody changed them: write-wasm.mjs [FOLDER]
const SOURCES = 'src/encoders';
const [, , folder = SOURCES] = process.argv;
const { parseWat } = await wabt();
for (const name of ['multiply', 'attend']) {
  const source = `${SOURCES}/${name}.wat`;
  const module = parseWat(source, readFileSync(source, 'utf8'), { relaxed_simd: true });
  module.validate();
  const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
  const lines = base64.match(/.{1,88}/g).map((line) => `  '${line}'`);
  writeFileSync(
    `${folder}/${name}-wasm.ts`,
    `/** The WebAssembly of \`${name}.wat\`, written by \`npm run wasm\`. */
export const ${name.toUpperCase()}_WASM =
${lines.join(' +\n')};
`,
  );
}
