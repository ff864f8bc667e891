import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../src/http/server.ts';
import { TribeError } from '../../src/model/errors.ts';

const app = new Hono().get('/', (context) => context.text('here'));

async function start(port?: number) {
  const server = await startServer(app, { ...(port !== undefined && { port }) });
  onTestFinished(() => server.close());
  return server;
}

async function takenPort(): Promise<number> {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  return (other.address() as AddressInfo).port;
}

test('it answers at its address until it is closed', async () => {
  const server = await startServer(app, { port: 0 });
  expect(await (await fetch(server.url)).text()).toBe('here');
  await server.close();
  await expect(fetch(server.url)).rejects.toThrow('fetch failed');
});

test('it takes the next port if the usual one is in use, and says so', async () => {
  const first = await start();
  const second = await start();
  expect(second.usualPortTaken).toBe(true);
  expect(second.url).not.toBe(first.url);
  expect(await (await fetch(second.url)).text()).toBe('here');
});

test('a requested port that is in use is an error with advice', async () => {
  const port = await takenPort();
  const failure = await startServer(app, { ...(port !== undefined && { port }) }).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(TribeError);
  expect((failure as TribeError).message).toBe(`Port ${port} is in use by another program.`);
});

test('only this machine can reach it', async () => {
  const { url } = await start(0);
  const { port } = new URL(url);
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of outward) {
    await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow('fetch failed');
  }
  expect(new URL(url).hostname).toBe('127.0.0.1');
});

test('two servers that are restarted one after the other fail no request', async () => {
  const slow = new Hono().get('/', async (context) => context.text((await sleep(30), 'here')));
  const restart = (): Promise<Replica> =>
    startServer(slow, { port: 0 }).then((server) => ({ server, isReady: true }));
  const replicas = [await restart(), await restart()];
  onTestFinished(async () => {
    for (const { server } of replicas) await server.close();
  });
  const over = new AbortController();
  const answers: string[] = [];
  const visitor = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const { server } = replicas.find(({ isReady }) => isReady)!;
      answers.push(await (await fetch(server.url)).text());
    }
  };
  const visitors = Promise.all(Array.from({ length: 8 }, visitor));
  for (const at of [0, 1]) {
    const old = replicas[at]!;
    old.isReady = false;
    await old.server.drain(200);
    await old.server.close();
    replicas[at] = await restart();
  }
  over.abort();
  await visitors;
  expect(answers.length).toBeGreaterThan(8);
  expect(new Set(answers)).toEqual(new Set(['here']));
});

interface Replica {
  server: Awaited<ReturnType<typeof startServer>>;
  /** What a proxy knows by `/health/ready`. */
  isReady: boolean;
}
