import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** What several test files use is made there once a run. */
    sharedFolder: string;
  }
}

/** Makes a folder that all test files of a run share, and removes it at the end. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tribe-shared-'));
  // Programs in it may run as another user.
  chmodSync(folder, 0o711);
  project.provide('sharedFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
