import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSetup } from '../../src/app/check-setup.ts';
import { isThere, openDatabase, openStore } from '../../src/app/open-store.ts';
import { reportOn } from '../../src/app/analyse/report-on.ts';
import { reportAsJson } from '../../src/formats/json/report-as-json.ts';
import type { TribeError } from '../../src/model/errors.ts';
import type { AudienceEvent } from '../../src/model/events.ts';
import type { AccountId, PersonId } from '../../src/model/ids.ts';
import { parseEvent } from '../../src/model/parse-event.ts';
import { seededRandom } from '../../src/stats/random.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { fromStored, toStored } from '../../src/store/postgres/texts.ts';
import { processesContract } from '../contract/processes.contract.ts';
import { postgresServer } from '../support/postgres-server.ts';
import { randomHistory } from '../support/random-history.ts';
import { runTribe } from '../support/run-tribe.ts';
import { tries } from '../support/soak.ts';
import { GUEST } from '../support/start-postgres.ts';
import { storeInMemory } from '../support/store-in-memory.ts';
import { tlsBefore } from '../support/tls-before.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { manyEvents, OWNER } from './many-events.ts';

const server = postgresServer();
const folder = temporaryFolder();

/** Imports events in some batches. */
async function importInto(
  store: Store,
  account: AccountId,
  events: readonly AudienceEvent[],
  name = 'events',
): Promise<void> {
  await store.accounts.add({ id: account, platform: 'other' });
  const { log } = await store.forAccount(account);
  const session = await log.beginImport({ kind: 'event-file', name, at: 1 });
  for (let from = 0; from < events.length; from += 500) {
    const batch = events.slice(from, from + 500);
    await session.write({ events: batch.map((event, line) => ({ event, line })), rejected: [] });
  }
  await session.finish();
}

const ONE_EVENT = `${JSON.stringify({ type: 'follow', person: 'ada', at: '2024-01-01T00:00:00Z' })}\n`;
const PASSWORD = 'hunter2';

function withPassword(url: string, change: (url: URL) => void): string {
  const changed = new URL(url);
  changed.searchParams.set('password', PASSWORD);
  change(changed);
  return changed.href;
}

function failure(url: string): Promise<TribeError> {
  return openStore(url).then(
    () => expect.fail('it was opened'),
    (error: TribeError) => error,
  );
}

function asGuest(password: string): (url: URL) => void {
  return ({ searchParams }) => {
    searchParams.set('user', GUEST.name);
    searchParams.set('password', password);
  };
}

describe('PostgreSQL with several processes', () => {
  processesContract(server.database, [2]);

  it('makes the tables once, whoever starts at the same moment', async () => {
    const url = await server.database();
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore(url)));
    await Promise.all(
      stores.map((store, i) => store.accounts.add({ id: `${i}` as AccountId, platform: 'x' })),
    );
    expect((await stores[0].accounts.all()).map(({ id }) => id)).toEqual([...'012345']);
    for (const store of stores) await store.close();
  });

  it('makes the tables once for 4 processes that begin with an import', async () => {
    const [database, path] = [await server.database(), folder.write('one.ndjson', ONE_EVENT)];
    const runs = [1, 2, 3, 4].map((account) =>
      runTribe(['import', path, '--account', `${account}`], { database }),
    );
    for (const { code, stderr } of await Promise.all(runs)) expect([code, stderr]).toEqual([0, '']);
    const store = await openStore(database);
    expect((await store.accounts.all()).map(({ id }) => id)).toEqual([...'1234']);
    await store.close();
  });

  it('cleans up after a removal while others read, as soon as they have read what was there', async () => {
    const url = await server.database();
    const [store, other] = [await openStore(url), await openDatabase(url)];
    await importInto(store, OWNER, manyEvents(50));
    const { privacy } = await store.forAccount(OWNER);
    expect(await privacy.sweep()).toBe(true);
    await other.read(async ({ sql }) => {
      await sql.selectFrom('event').select('key').execute();
      await privacy.forget('p7' as PersonId);
      expect(await privacy.sweep()).toBe(false);
    });
    await other.read(async ({ sql }) => {
      await sql.selectFrom('event').select('key').execute();
      expect(await privacy.sweep()).toBe(true);
    });
    await Promise.all([store.close(), other.close()]);
  });

  it('lets many owners begin an import at the same moment', async () => {
    const store = await openStore(await server.database());
    const accounts = Array.from({ length: 30 }, (_, at) => `owner-${at}` as AccountId);
    for (const account of accounts) await store.accounts.add({ id: account, platform: 'other' });
    await Promise.all(accounts.map((account) => importInto(store, account, [], 'first')));
    const sources = accounts.map(async (account) =>
      (await store.forAccount(account)).log.sources(),
    );
    expect((await Promise.all(sources)).map(({ length }) => length)).toEqual(accounts.map(() => 1));
    await store.close();
  });

  it('lets owners import at once, and each of them with several files', async () => {
    const url = await server.database();
    const stores = await Promise.all([openStore(url), openStore(url), openStore(url)]);
    const owners = ['ada', 'ben', 'cem'] as AccountId[];
    const events = manyEvents(1500);
    const imports = stores.flatMap((store, i) =>
      owners.map((owner, j) => importInto(store, owner, events, `file ${(i + j) % 3}`)),
    );
    await Promise.all(imports);
    const alone = await storeInMemory();
    for (const owner of owners) {
      await importInto(alone, owner, events);
      const [found, expected] = [
        await (await stores[0].forAccount(owner)).log.inputs(),
        await (await alone.forAccount(owner)).log.inputs(),
      ];
      expect(found.digest).toBe(expected.digest);
      expect(found.events).toBe(expected.events);
    }
    for (const store of [...stores, alone]) await store.close();
  });
});

describe('a report from PostgreSQL', () => {
  it('has the same bytes as one from SQLite, whatever happened', async () => {
    const url = await server.database();
    const [onServer, inMemory] = [await openStore(url), await storeInMemory()];
    for (let seed = 1; seed <= tries(2, 30); seed++) {
      const account = `owner-${seed}` as AccountId;
      const options = { days: 60, people: 40, known: 'both', faults: true } as const;
      const events = randomHistory(seededRandom(seed), options).map(({ event }) => {
        const isAccount = event.type === 'account';
        const parsed = parseEvent(isAccount ? { ...event, id: account } : event);
        return (parsed as { event: AudienceEvent }).event;
      });
      const reports: string[] = [];
      for (const store of [onServer, inMemory]) {
        await importInto(store, account, events);
        const own = await store.forAccount(account);
        const report = await reportOn(own, { seed: 1, now: 1_750_000_000_000 }, () => {});
        reports.push(reportAsJson(report));
      }
      expect(reports[0]).toBe(reports[1]);
      expect(JSON.parse(reports[0]).inputs.events).toBeGreaterThan(100);
    }
    await onServer.close();
    await inMemory.close();
  });

  it('comes from the same commands with the URL of a server', async () => {
    const [server_, file] = [await server.database(), join(folder.path, 'audience.sqlite')];
    const lines = manyEvents(300).map((event) =>
      'at' in event ? { ...event, at: new Date(event.at!).toISOString() } : event,
    );
    const follows = lines.map((event) =>
      event.type === 'follow' ? { type: 'follow', person: event.person, at: '2024-01-01' } : event,
    );
    const path = folder.write(
      'events.ndjson',
      follows.map((event) => `${JSON.stringify(event)}\n`).join(''),
    );
    const printed = async (database: string) => {
      const imported = await runTribe(['import', path, '--account', 'owner'], { database });
      const report = await runTribe(['report', '--json'], { database });
      return { imported: imported.stdout, report: report.stdout, code: report.code };
    };
    const found = await printed(server_);
    expect(found).toEqual(await printed(file));
    expect(found.code).toBe(0);
    const { stdout } = await runTribe(['doctor'], { database: server_ });
    expect(stdout).toContain('Database: postgres:///');
  });
});

/** A file with an audience, a correction, forgotten people, a link and rejected rows. */
async function filledFile(name: string): Promise<string> {
  const path = join(folder.path, name);
  const store = await openStore(path);
  await importInto(store, OWNER, manyEvents(3000));
  await importInto(store, 'other' as AccountId, manyEvents(200));
  const own = await store.forAccount(OWNER);
  await own.corrections.add({ kind: 'topic', label: 'te\0a', keywords: ['tea'] } as never, 1);
  await own.privacy.forget('p7' as PersonId);
  await own.sharing.links.make('digest', { label: 'for Ada', madeAt: 1, until: 2 });
  await own.results.keepVectors('model', new Map([['tea', Float32Array.of(0.1, -2)]]));
  await store.access.users.ensure({ id: 'x:42', handle: 'ada' });
  await store.close();
  return path;
}

/** All that anybody can learn of the accounts. */
async function contentsOf(location: string): Promise<unknown> {
  const store = await openStore(location);
  try {
    const accounts = await store.accounts.all();
    return await Promise.all(
      accounts.map(async ({ id }) => {
        const own = await store.forAccount(id);
        return {
          inputs: await own.log.inputs(),
          audience: await own.log.loadAudience(),
          lines: await own.quarantine.lines({ includeResolved: true }),
          links: await own.sharing.links.all(),
          corrections: await own.corrections.all(),
          vectors: await own.results.vectors('model', ['tea']),
          isForgotten: (await own.privacy.forgotten())('p7'),
        };
      }),
    );
  } finally {
    await store.close();
  }
}

describe('tribe move-database', () => {
  it('copies everything to a server and back, as a digest of all rows shows', async () => {
    const [file, url] = [await filledFile('full.sqlite'), await server.database()];
    const back = join(folder.path, 'back.sqlite');
    const before = await contentsOf(file);
    const there = await runTribe(['move-database', url, '--json'], { database: file });
    const again = await runTribe(['move-database', back, '--json'], { database: url });
    const [first, second] = [JSON.parse(there.stdout), JSON.parse(again.stdout)];
    expect(first.rows).toBeGreaterThan(3000);
    expect(second).toEqual({ from: first.to, to: back, rows: first.rows, digest: first.digest });
    for (const location of [file, url, back]) expect(await contentsOf(location)).toEqual(before);
  });

  it('leaves both as they were if it is interrupted, and can be run again', async () => {
    const [file, url] = [await filledFile('interrupted.sqlite'), await server.database()];
    const before = await contentsOf(file);
    await (await openStore(url)).close();
    await server.run(
      url,
      `create function tribefinder.stop() returns trigger language plpgsql as
       $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
       create trigger stop after insert on tribefinder.quarantine execute function tribefinder.stop()`,
    );
    const stopped = await runTribe(['move-database', url], { database: file });
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toMatch(/^The server ended the connection to postgres:/);
    expect(await contentsOf(url)).toEqual([]);
    await server.run(url, 'drop function tribefinder.stop cascade');
    const { code, stdout } = await runTribe(['move-database', url], { database: file });
    expect(code).toBe(0);
    expect(stdout).toContain('The copy is the same.');
    expect(await contentsOf(url)).toEqual(before);
    expect(await contentsOf(file)).toEqual(before);
  });

  it('writes to no database that has something in it', async () => {
    const [file, other] = [await filledFile('one.sqlite'), await filledFile('two.sqlite')];
    const { code, stderr } = await runTribe(['move-database', other], { database: file });
    expect(code).toBe(1);
    expect(stderr).toContain('The new database is not empty.');
    const same = await runTribe(['move-database', file], { database: file });
    expect(same.stderr).toContain('The new database is not empty.');
  });
});

describe('TLS to a server', () => {
  it('with a certificate of its own asks for that certificate, or encrypts without checking', async () => {
    await using tls = await tlsBefore(await server.database(), 'self-signed');
    const { message, advice } = await failure(`${tls.url}?sslmode=verify-full`);
    expect(message).toMatch(/^The certificate of the server of postgres:.* cannot be trusted\.$/);
    expect(advice).toContain('sslrootcert=FILE');
    const path = folder.write('server.pem', tls.certificate);
    for (const mode of [`verify-ca&sslrootcert=${path}`, 'require']) {
      await (await openStore(`${tls.url}?sslmode=${mode}`)).close();
    }
  });

  it('without TLS says where to turn it on', async () => {
    await using tls = await tlsBefore(await server.database(), 'none');
    const { message, advice } = await failure(`${tls.url}?sslmode=require`);
    expect(message).toMatch(/^The server of postgres:.* has no TLS\.$/);
    expect(advice).toContain('postgresql.conf');
  });
});

describe('a database without our tables', () => {
  it('is found empty by commands that only read, which make none', async () => {
    const url = await server.database();
    expect(await isThere(url)).toBe(false);
    const checks = await checkSetup('24', url, () => openStore(url), {});
    expect(checks.at(-1)).toMatchObject({
      state: 'note',
      found: expect.stringMatching(/has no tables yet/),
    });
    const [{ there }] = await server.run(url, `select to_regnamespace('tribefinder') as there`);
    expect(there).toBeNull();
  });
});

describe('texts that PostgreSQL cannot store', () => {
  it('come back as they were', () => {
    for (const text of ['', 'tea', 'a\0b', '\u{10FFFF}', '\u{10FFFF}0', '\0\u{10FFFF}1', '𐀀']) {
      expect(fromStored(toStored(text))).toBe(text);
      expect(toStored(text)).not.toContain('\0');
    }
  });

  it('are the same events as in SQLite, and can be forgotten', async () => {
    const store = await openStore(await server.database());
    const inMemory = await storeInMemory();
    const events = ['te\0a', 'te\u{10FFFF}a', 'te\uD800a', 'tea'].flatMap((term) => [
      { type: 'interest', person: 'ada', term, weight: 1 },
      { type: 'following', person: 'ada' },
    ]) as AudienceEvent[];
    for (const each of [store, inMemory]) await importInto(each, OWNER, events);
    const [own, same] = [await store.forAccount(OWNER), await inMemory.forAccount(OWNER)];
    expect(await own.log.loadAudience()).toEqual(await same.log.loadAudience());
    await own.privacy.forget('ada' as PersonId);
    expect((await own.log.inputs()).events).toBe(0);
    await store.close();
    await inMemory.close();
  });
});

describe('a database that cannot be used', () => {
  it.each<[string, (url: string) => string, RegExp, RegExp]>([
    [
      'does not exist',
      (url) => withPassword(url, (changed) => (changed.pathname = '/nothing')),
      /^There is no database postgres:\/\/\/nothing\?/,
      /createdb/,
    ],
    [
      'has no server',
      () => `postgres://ada:${PASSWORD}@127.0.0.1:1/tribe`,
      /^The server of postgres:\/\/ada@127.0.0.1:1\/tribe does not answer\.$/,
      /Start PostgreSQL/,
    ],
    [
      'has another password',
      (url) => withPassword(url, asGuest('wrong')),
      /^The server refuses the user or the password of /,
      /%40 for @/,
    ],
    [
      'belongs to somebody else',
      (url) => withPassword(url, asGuest(GUEST.password)),
      /^The user has no right to change /,
      /GRANT CREATE ON DATABASE/,
    ],
    [
      'has an address that is none',
      () => `postgres://ada:${PASSWORD}@[tribe`,
      /^The URL of the database is not valid\.$/,
      /postgres:\/\/USER:PASSWORD@HOST\/DATABASE/,
    ],
  ])('because it %s', async (_, urlOf, message, advice) => {
    const url = urlOf(await server.database());
    const error = await failure(url);
    expect(error.message).toMatch(message);
    expect(error.advice).toMatch(advice);
    const { stderr } = await runTribe(['report'], { database: url });
    expect(stderr).toContain(error.message);
    for (const password of [PASSWORD, GUEST.password, encodeURIComponent(GUEST.password)]) {
      expect(`${error.stack} ${JSON.stringify(error)} ${stderr}`).not.toContain(password);
    }
  });

  it('because a newer version has used it', async () => {
    const url = await server.database();
    await (await openStore(url)).close();
    await server.run(url, `insert into tribefinder.kysely_migration values ('3000-new', '')`);
    expect((await failure(url)).message).toMatch(/written by a newer version of Tribefinder/);
  });

  it('because the server stops meanwhile, which loses nothing', async () => {
    const url = await server.database();
    const store = await openStore(url);
    await importInto(store, OWNER, manyEvents(200));
    const { log } = await store.forAccount(OWNER);
    const before = await log.inputs();
    const session = await log.beginImport({ kind: 'event-file', name: 'more', at: 1 });
    const located = manyEvents(20_000).map((event, line) => ({ event, line }));
    const write = session.write({ events: located, rejected: [] });
    const failed = write.catch((error: TribeError) => error.message);
    await server.run(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    expect(await failed).toMatch(/^The server ended the connection to postgres:/);
    expect(await log.inputs()).toEqual(before);
    await session.write({ events: [], rejected: [] });
    await store.close();
  });
});
