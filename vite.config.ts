import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { PAGE_STYLE } from './src/render/page/style.ts';

const PAGE_STYLE_FILE = 'virtual:page-style.css';

/** Reports look the same in the dashboard as in the file export: one style, kept with the export. */
function pageStyle(): Plugin {
  return {
    name: 'page-style',
    resolveId: (id) => (id === PAGE_STYLE_FILE ? `\0${id}` : undefined),
    load: (id) => (id === `\0${PAGE_STYLE_FILE}` ? PAGE_STYLE : undefined),
  };
}

export default defineConfig({
  root: 'web',
  plugins: [pageStyle()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Small files become data addresses otherwise, which the pages' policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
