import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let databases = 0;
const at = '2026-03-01T12:00:00Z';
const follow = `{"type":"follow","person":"@Ada","at":"${at}"}`;
const accountLine = (id: string, handle: string): string =>
  JSON.stringify({ type: 'account', id, platform: 'x', handle });

async function twoAccounts() {
  const database = join(folder.path, `${databases++}.sqlite`);
  const tribe = (args: string[], input = '') => runTribe(args, { database, input });
  await tribe(['import', '-'], `${accountLine('1', 'robin')}\n${follow}\n`);
  await tribe(['import', '-'], `${accountLine('2', 'wren')}\n${follow}\n`);
  return { database, tribe };
}

test('accounts are listed', async () => {
  const { tribe } = await twoAccounts();
  const { stdout } = await tribe(['accounts']);
  expect(stdout).toMatch(/^Id +Handle +Name +Platform +Events\n1 +robin +X +2\n2 +wren +X +2\n$/);
  expect(JSON.parse((await tribe(['accounts', '--json'])).stdout)).toEqual({
    accounts: [
      { id: '1', platform: 'x', handle: 'robin', events: 2 },
      { id: '2', platform: 'x', handle: 'wren', events: 2 },
    ],
    merged: [],
    waiting: false,
  });
});

test('listing accounts makes no database', async () => {
  const database = join(folder.path, 'none.sqlite');
  const { code, stderr } = await runTribe(['accounts'], { database });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^There is no database .*tribe import FILE/s);
  expect((await runTribe(['doctor'], { database })).stdout).toMatch(/does not exist yet/);
});

test('an account can get another handle and name, and keeps its id', async () => {
  const { tribe } = await twoAccounts();
  const ran = await tribe(['accounts', 'rename', '@WREN', '@jay', '--name', 'Jay']);
  expect(ran).toEqual({ code: 0, stdout: 'Renamed 2 @wren to 2 @jay Jay.\n', stderr: '' });
  const { stdout } = await tribe(['report', '--json', '--account', 'jay']);
  expect(JSON.parse(stdout)).toMatchObject({ account: { id: '2', handle: 'jay', name: 'Jay' } });
  expect((await tribe(['accounts', 'rename', '@jay'])).code).toBe(2);
});

test('an account `default` of an earlier version can be renamed, and a file gives it its id', async () => {
  const database = join(folder.path, `${databases++}.sqlite`);
  const tribe = (args: string[], input = '') => runTribe(args, { database, input });
  await tribe(['import', '-', '--account', 'default'], follow);
  expect((await tribe(['report'])).code).toBe(0);
  await tribe(['accounts', 'rename', 'default', '@robin']);
  await tribe(['import', '-'], accountLine('1', 'Robin'));
  expect(JSON.parse((await tribe(['accounts', '--json'])).stdout)).toMatchObject({
    accounts: [{ id: '1', platform: 'x', handle: 'Robin', events: 2 }],
  });
});

test('removing an account removes all its data, and no other account gets its number', async () => {
  const { database, tribe } = await twoAccounts();
  const refused = await tribe(['accounts', 'remove', '@wren']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/--yes/);
  const ran = await tribe(['accounts', 'remove', '@wren', '--yes']);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  await tribe(['import', '-'], `${accountLine('3', 'jay')}\n${follow}\n`);
  const file = new Database(database);
  expect(file.prepare('select number, id from account order by number').all()).toEqual([
    { number: 1, id: '1' },
    { number: 3, id: '3' },
  ]);
  const tables = file.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all();
  const holding = tables.filter((name) => {
    const columns = file.prepare(`select name from pragma_table_info('${String(name)}')`).pluck();
    if (!columns.all().includes('account')) return false;
    return file.prepare(`select 1 from ${String(name)} where account = 2`).get() !== undefined;
  });
  file.close();
  expect(holding).toEqual([]);
});

test('two accounts can be merged, and the merge undone', async () => {
  const { tribe } = await twoAccounts();
  const person = '{"type":"person","id":"7","handle":"ada","at":"2026-03-01T00:00:00Z"}';
  const lists = ['["7","8"]', '["8"]'].map(
    (ids, i) =>
      `{"type":"snapshot","at":"2026-03-0${i + 2}T00:00:00Z","complete":true,"followers":${ids}}`,
  );
  await tribe(['import', '-', '--account', '1'], [person, ...lists].join('\n'));
  const reportOf = async (account: string): Promise<unknown> => {
    const { stdout } = await tribe(['report', '--json', '--account', account]);
    return JSON.parse(stdout);
  };
  const before = [await reportOf('1'), await reportOf('2')];

  const refused = await tribe(['accounts', 'merge', '1', '@wren']);
  expect(refused.code).toBe(2);
  expect(refused.stdout).toMatch(/1 @robin: 5 events\.\nTribefinder copies them into 2 @wren/);
  const merged = await tribe(['accounts', 'merge', '1', '@wren', '--yes']);
  expect(merged.stdout).toMatch(/Merged: 4 new, 1 already known\.\n$/);
  expect(await reportOf('2')).toMatchObject({ audience: { gained: 1, lost: 1, end: 1 } });
  expect((await tribe(['accounts'])).stdout).toMatch(/\n2 .*\n1 is merged into 2\.\n$/);
  const named = await tribe(['import', '-'], accountLine('1', 'robin'));
  expect(named.stderr).toMatch(/merged into 2\.\n.*tribe accounts unmerge 1/);

  await tribe(['accounts', 'unmerge', '1']);
  expect([await reportOf('1'), await reportOf('2')]).toEqual(before);
  expect((await tribe(['accounts', 'unmerge', '1'])).code).toBe(2);
});

test('forgetting somebody forgets them in merged accounts, too', async () => {
  const { tribe } = await twoAccounts();
  const person = '{"type":"person","id":"7","handle":"ada","at":"2026-03-01T00:00:00Z"}';
  await tribe(['import', '-', '--account', '1'], person);
  await tribe(['accounts', 'merge', '1', '2', '--yes']);
  await tribe(['forget', '7', '--yes']);
  await tribe(['accounts', 'unmerge', '1']);
  for (const account of ['1', '2']) {
    const { stdout } = await tribe(['report', '--json', '--account', account]);
    expect(JSON.parse(stdout)).toMatchObject({ audience: { gained: 0, end: 0 } });
  }
});

test('accounts on different platforms can’t be merged', async () => {
  const { tribe } = await twoAccounts();
  await tribe(['import', '-', '--account', 'other'], follow);
  const ran = await tribe(['accounts', 'merge', 'other', '1', '--yes']);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toMatch(
    /same platform, or import the files of other again with --account 1\./,
  );
  expect(ran.stdout).toBe('');
  const itself = await tribe(['accounts', 'merge', '1', '1', '--yes']);
  expect(itself).toMatchObject({ code: 1, stdout: '' });
  expect(itself.stderr).toContain('1 cannot be merged into itself.');
});

test('a new account beside others is named, and a platform before a handle is none of it', async () => {
  const { tribe } = await twoAccounts();
  const list = (handle: string, name: string) =>
    tribe(['import', '-', '--as', 'followers', '--at', '2026-03-01', '--account', handle], name);
  expect((await list('x:fresh', 'username\nada')).stdout).not.toContain('is a new account');
  expect((await list('x:bright', 'username\nada')).stdout).toContain('@bright is a new account.');
  const { stdout } = await list('brihgt', 'screen_name\nada');
  expect(stdout).toContain('@brihgt is a new account. To see all accounts: tribe accounts');
  const { accounts } = JSON.parse((await tribe(['accounts', '--json'])).stdout) as {
    accounts: { id: string; platform: string }[];
  };
  expect(accounts).toMatchObject([
    { id: '1' },
    { id: '2' },
    { id: 'handle:bright', platform: 'x' },
    { id: 'handle:brihgt', platform: 'x' },
    { id: 'handle:fresh', platform: 'x' },
  ]);
});
