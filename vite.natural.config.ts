import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const LICENCE = readFileSync('node_modules/natural/LICENSE.txt', 'utf8').trim();

/** Puts the parts of `natural` that are used into one file, over the one that tsc wrote. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/analysis/text/natural.ts',
    outDir: 'dist/analysis/text',
    emptyOutDir: false,
    target: 'es2022',
    minify: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'natural.js',
        banner: `/*!\nParts of natural, and the stop words of stopwords-iso (MIT, Gene Diaz).\n\n${LICENCE}\n*/`,
      },
    },
  },
});
