import { expect, test } from 'vitest';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

test('the progress bar moves the cursor and shows no escape sequences', async () => {
  const account = `${JSON.stringify({ type: 'account', id: '42', platform: 'other' })}\n`;
  const file = folder.write('events.ndjson', account);
  const database = `${folder.path}/progress.sqlite`;
  const { code, stderr } = await runTribe(['import', file], { database, typed: '' });
  expect(code).toBe(0);
  expect(stderr).toContain('[--------------------] 0%');
  expect(stderr).not.toContain(String.raw`\u{1b}`);
});
