import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('no use case begins an import that it could forget to finish', () => {
  const beginners = globSync('src/{app,http,cli}/**/*.ts').filter((file) =>
    readFileSync(file, 'utf8').includes('.beginImport('),
  );
  expect(beginners).toEqual(['src/app/in-import-sessions.ts']);
});
