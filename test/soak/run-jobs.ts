import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openJobs } from '../../src/app/jobs/open-jobs.ts';
import { openStore } from '../../src/app/open-store.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { temporaryFolder } from '../bench/temporary-folder.ts';
import { entered, printedLink } from '../support/entered.ts';
import { startPostgres, unpackPostgres } from '../support/start-postgres.ts';
import { addOwners, liveAsCrowd, longestAndMedian, Mortals, type Web } from './many-owners.ts';

/**
 * PostgreSQL, 2 web processes and 3 workers, of which one after the other is killed at random, while
 * many owners import and ask for reports at once: `node test/soak/run-jobs.ts OWNERS MINUTES`. Says
 * which report is not of all data, whether one was lost or made twice, and how long owners waited.
 */
const [count, minutes] = [Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 5)];
const [WEBS, WORKERS] = [2, 3];
/** ms between two kills, on average. */
const PAUSE = 10_000;
/** Reports that the store keeps of an account. */
const MOST_STORED = 8;
const TRIBE = join(import.meta.dirname, '../../src/cli/main.ts');

using folder = temporaryFolder();
// The server runs as another user.
chmodSync(folder.path, 0o711);
const programs = join(folder.path, 'postgres');
await unpackPostgres(programs);
const server = await startPostgres(programs);
const database = await server.database();
const store = await openStore(database);
const jobs = await openJobs(database, console.error);
const owners = await addOwners(store, count);
const ports = await Promise.all(Array.from({ length: WEBS }, freePort));
const cookies: Promise<string>[] = [];
const mortals = new Mortals(WEBS + WORKERS, startOne, seededRandom(1));
const killing = mortals.killNowAndThen(PAUSE);
const end = Date.now() + minutes * 60_000;

const [waits, wrong]: [number[], string[]] = [[], []];
const began = Date.now();
let rounds = 0;
do {
  const seen = await liveAsCrowd({ store, owners, webs: ports.map(webAt), round: ++rounds });
  waits.push(...seen.waits);
  wrong.push(...seen.wrong);
} while (Date.now() < end);
mortals.end();
await killing;

const [left] = await jobs.depths();
// The store keeps the newest few reports of an account. Each was made once, whoever asked for it.
const made = `select count(*)::integer as made from tribefinder.result where kind = 'report'`;
const [{ made: reports }] = await server.run(database, made);
const { longest, median } = longestAndMedian(waits);
const seconds = Math.round((Date.now() - began) / 1000);
console.log(
  `${count} owners, ${rounds} rounds, ${seconds} s, ${mortals.kills} kills: ${reports} reports made of ` +
    `${rounds * count}, ${left.waiting + left.running} left, ${left.failed} failed, ${wrong.length} wrong reports`,
);
console.log(
  `waited ${(median / 1000).toFixed(1)} s (median), ${(longest / 1000).toFixed(1)} s (longest): ` +
    `${(longest / median).toFixed(2)} times`,
);
for (const fault of wrong.slice(0, 5)) console.log(fault);
await jobs.stop(0);
await store.close();
await server.stop();
const isRight =
  wrong.length === 0 &&
  reports === Math.min(rounds, MOST_STORED) * count &&
  left.waiting + left.running + left.failed === 0 &&
  longest <= 3 * median;
process.exitCode = isRight ? 0 : 1;

function startOne(at: number): ChildProcess {
  const args =
    at < WEBS
      ? ['serve', '--web-only', '--port', String(ports[at])]
      : ['work', '--silence', '10s', '--quiet'];
  const child = spawn(process.execPath, [TRIBE, ...args], {
    env: { ...process.env, TRIBE_DB: database },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (at < WEBS) {
    // Sessions are in the database: the cookie of the first process opens the later ones, too.
    cookies[at] ??= printedLink(child.stdout!).then(async (link) => (await entered(link)).cookie);
    cookies[at].catch(() => delete cookies[at]);
  } else child.stdout!.resume();
  return child;
}

function webAt(port: number, at: number): Web {
  return {
    async report(owner) {
      for (;;) {
        const cookie = await cookies[at]?.catch(() => undefined);
        const url = `http://127.0.0.1:${port}/api/v1/report?account=${owner}`;
        // The process may have been killed, or have too much to do.
        const response = await fetch(url, { headers: { cookie: cookie ?? '' } }).catch(
          () => undefined,
        );
        const body = response?.status === 200 && (await response.json().catch(() => undefined));
        if (body) return body as TribeReport;
        await sleep(500);
      }
    },
  };
}

async function freePort(): Promise<number> {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  other.close();
  return port;
}
