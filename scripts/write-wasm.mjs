import { readFileSync, writeFileSync } from 'node:fs';
import wabt from 'wabt';

// Translates the encoder's inner loop into WebAssembly, after somebody changed it: write-wasm.mjs [FILE]
const [, , file = 'src/encoders/multiply-wasm.ts'] = process.argv;
const { parseWat } = await wabt();
const source = 'src/encoders/multiply.wat';
const module = parseWat(source, readFileSync(source, 'utf8'), { relaxed_simd: true });
module.validate();
const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
const lines = base64.match(/.{1,88}/g).map((line) => `  '${line}'`);
writeFileSync(
  file,
  `/** The WebAssembly of \`multiply.wat\`, written by \`npm run wasm\`. */
export const MULTIPLY_WASM =
${lines.join(' +\n')};
`,
);
