import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('no use case starts an import that it could leave unfinished', () => {
  const beginners = globSync('src/{app,http,cli}/**/*.ts').filter((file) =>
    readFileSync(file, 'utf8').includes('.beginImport('),
  );
  expect(beginners).toEqual(['src/app/in-import-sessions.ts']);
});
