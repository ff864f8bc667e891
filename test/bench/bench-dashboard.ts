import { join } from 'node:path';
import autocannon from 'autocannon';
import { build } from 'vite';
import { openBrowser } from '../support/browser.ts';
import { makeAudience } from './make-audience.ts';
import { printTable } from './markdown-table.ts';
import { runTribe } from './run-measured.ts';
import { ready, serveDatabase } from './serve-database.ts';
import { atMost, short, type Target } from './target.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FOLLOWERS = 100_000;
const RATE = 200;
const MOST_MS = 50;
const MOST_FIRST_PICTURE = 1;
/** Requests a second are held over as many connections as a handful of browsers have. */
const CONNECTIONS = 20;

interface Latency {
  requests: number;
  failed: number;
  p50: number;
  p99: number;
  most: number;
}

/** The dashboard with 100,000 followers: its first picture, and its answers while it works. */
export async function benchDashboard(): Promise<Target[]> {
  const file = await makeAudience(FOLLOWERS, 'none');
  using folder = temporaryFolder();
  const database = join(folder.path, 'dashboard.sqlite');
  await runTribe('import', file, '--db', database, '--quiet');
  await runTribe('report', '--db', database, '--quiet');
  // Where the program looks for it.
  await build({ logLevel: 'warn' });
  using served = await serveDatabase(database);
  const { url, cookie } = served;
  const picture = await firstPicture(url, cookie);
  await ready(served);
  const idle = await overview(url, cookie, 10);
  // Another window is another report: worked out now, for the first time.
  const working = ready(served, '?from=2025-12-01');
  const during = await overview(url, cookie, 10);
  const tookLonger = await Promise.race([working.then(() => false), Promise.resolve(true)]);
  await working;
  print({ idle, during, picture, tookLonger });
  return [
    atMost(
      `overview at ${RATE} a second during a report, 99th percentile`,
      MOST_MS,
      during.p99,
      ' ms',
    ),
    atMost('first picture on loopback, report kept', MOST_FIRST_PICTURE, picture, ' s'),
  ];
}

function print(figures: {
  idle: Latency;
  during: Latency;
  picture: number;
  tookLonger: boolean;
}): void {
  const row = (name: string, { requests, failed, p50, p99, most }: Latency): string[] => [
    name,
    String(requests),
    String(failed),
    short(p50),
    short(p99),
    short(most),
  ];
  console.log(`${FOLLOWERS} followers; overview asked for ${RATE} times a second for 10 s\n`);
  printTable(
    ['while', 'answers', 'failed', 'p50 ms', 'p99 ms', 'most ms'],
    [row('nothing else is done', figures.idle), row('a report is worked out', figures.during)],
  );
  console.log(
    `First picture after ${short(figures.picture)} s. The report ${figures.tookLonger ? 'outlasted' : 'was done before the end of'} the requests.\n`,
  );
}

/** Until the first chart stands on the page, of a browser that has nothing of it. */
async function firstPicture(url: string, cookie: string): Promise<number> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext();
    const [name, value] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const began = performance.now();
    await page.goto(url);
    await page.locator('.chart.wide').first().waitFor();
    return (performance.now() - began) / 1000;
  } finally {
    await browser.close();
  }
}

async function overview(url: string, cookie: string, seconds: number): Promise<Latency> {
  const result = await autocannon({
    url: `${url}api/v1/report`,
    headers: { cookie, 'accept-encoding': 'gzip' },
    connections: CONNECTIONS,
    overallRate: RATE,
    duration: seconds,
  });
  const { latency, non2xx, errors, requests } = result;
  return {
    requests: requests.total,
    failed: non2xx + errors,
    p50: latency.p50,
    p99: latency.p99,
    most: latency.max,
  };
}
