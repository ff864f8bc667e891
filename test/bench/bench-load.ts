import { join } from 'node:path';
import autocannon from 'autocannon';
import type { BestPosts } from '../../src/model/pages/answers.ts';
import type { PeoplePage } from '../../src/model/pages/person-page.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { makeAudience } from './make-audience.ts';
import { printTable } from './markdown-table.ts';
import { runTribe } from './run-measured.ts';
import { ready, type Served, serveDatabase } from './serve-database.ts';
import { atMost, short, type Target } from './target.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FOLLOWERS = 100_000;
const CONNECTIONS = 50;
const RATE = 200;
const SECONDS = 15;
const RUNS = 3;
/** Each has a page of every kind; together they are more than all runs ask for. */
const TURNS = 2000;
const MOST_MS = 300;

interface Run {
  rate: number;
  failed: number;
  p50: number;
  p99: number;
  most: number;
}

/** Many people at once on the pages of 100,000 followers, with the analysis in memory. */
export async function benchLoad(): Promise<Target[]> {
  const file = await makeAudience(FOLLOWERS, 'none');
  using folder = temporaryFolder();
  const database = join(folder.path, 'load.sqlite');
  await runTribe('import', file, '--db', database, '--quiet');
  await runTribe('report', '--db', database, '--quiet');
  return await loadOf(database);
}

/** Measures the pages of a database that has a report. */
async function loadOf(database: string): Promise<Target[]> {
  using served = await serveDatabase(database);
  await ready(served);
  const paths = await mixOf(served);
  // Its layout is worked out once, and kept with the report.
  await page(served, 'map');
  const runs: Run[] = [];
  const next = inTurn(paths);
  for (let run = 0; run < RUNS; run++) runs.push(await measured(served, next));
  print(runs, paths.length);
  const median = (of: (run: Run) => number): number => runs.map(of).toSorted((a, b) => a - b)[1];
  const what = `pages at ${RATE} a second over ${CONNECTIONS} connections`;
  return [
    atMost(
      `${what}, 99th percentile, median of ${RUNS} runs`,
      MOST_MS,
      median((r) => r.p99),
      ' ms',
    ),
    atMost(
      `${what}, failed`,
      0,
      median((run) => run.failed),
    ),
  ];
}

/** Addresses of pages in the order in which they are requested: a sixth each, searches all new. */
async function mixOf(served: Served): Promise<string[]> {
  const report = await page<TribeReport>(served, 'report');
  const { items } = await page<PeoplePage>(served, 'people');
  const communities = report.communities.map(({ id }) => `communities/${id}`);
  const topics = report.topics.map(({ id }) => `topics/${encodeURIComponent(id)}`);
  const broad = topics.filter((_, at) => report.topics[at]!.parent === null);
  const names = items.flatMap(({ handle, name }) => handle ?? name ?? []);
  const answers = await answersOf(served, broad);
  return Array.from({ length: TURNS }, (_, turn) => [
    'report',
    'map',
    `search?q=${encodeURIComponent(searched(names[turn % names.length], turn))}`,
    communities[turn % communities.length],
    topics[turn % topics.length],
    answers[turn % answers.length],
  ]).flat();
}

/** Answers to every kind of question: about each broad topic and about 20 posts, and the others. */
async function answersOf(served: Served, topics: readonly string[]): Promise<string[]> {
  const { posts } = await page<BestPosts>(served, 'best-posts');
  const about = posts.slice(0, 20).map(({ id }) => `posts/${encodeURIComponent(id)}`);
  const came = topics.map((topic) => `${topic}/came-with`);
  return ['best-posts', 'like-tribe', 'mix', ...came, ...about];
}

/** By turns a part of somebody's name, and a text that few people have or nobody. */
function searched(name: string, turn: number): string {
  return turn % 2 === 0 ? name.slice(0, 3 + ((turn / 2) % 5)) : `${name.slice(0, 4)}${turn}`;
}

async function page<Page>({ url, cookie }: Served, path: string): Promise<Page> {
  const response = await fetch(`${url}api/v1/${path}`, { headers: { cookie } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Page;
}

/** The runs go on in the list, so that their searches are new too. */
function inTurn(paths: string[]): () => string {
  let turn = 0;
  return () => `/api/v1/${paths[turn++ % paths.length]}`;
}

async function measured({ url, cookie }: Served, next: () => string): Promise<Run> {
  const { latency, non2xx, errors, requests } = await autocannon({
    url,
    headers: { cookie, 'accept-encoding': 'gzip' },
    connections: CONNECTIONS,
    overallRate: RATE,
    duration: SECONDS,
    requests: [{ setupRequest: (request) => ({ ...request, path: next() }) }],
  });
  const { p50, p99, max: most } = latency;
  return { rate: requests.average, failed: non2xx + errors, p50, p99, most };
}

function print(runs: Run[], pages: number): void {
  console.log(
    `${FOLLOWERS} followers; ${pages} addresses of overview, map, search, community, topic and answers; ` +
      `${CONNECTIONS} connections, ${RATE} requests a second for ${SECONDS} s\n`,
  );
  printTable(
    ['run', 'answers a second', 'failed', 'p50 ms', 'p99 ms', 'most ms'],
    runs.map(({ rate, failed, p50, p99, most }, at) =>
      [at + 1, rate, failed, p50, p99, most].map(short),
    ),
  );
}
