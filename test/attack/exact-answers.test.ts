import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let dashboard: TestDashboard;
let cookie: string;
let operations: Operation[];

/** A method and a path of the API description, with the statuses it may answer. */
interface Operation {
  method: string;
  path: string;
  statuses: string[];
  takesJson: boolean;
}

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/answers.sqlite`);
  cookie = await dashboard.enter();
  await fill(
    dashboard.store,
    folder.write('one.ndjson', '{"type":"account","id":"42","platform":"x"}\n'),
  );
  operations = await described();
});
afterAll(() => dashboard.close());

async function described(): Promise<Operation[]> {
  const document = (await (await dashboard.ask('/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, { responses: object; requestBody?: Body }>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses, requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      statuses: Object.keys(responses),
      takesJson: requestBody !== undefined && 'application/json' in requestBody.content,
    })),
  );
}

interface Body {
  content: object;
}

const writes = (): Operation[] => operations.filter(({ method }) => method !== 'GET');
const addressOf = (path: string): string =>
  path.replace('{user}', 'x:1').replaceAll(/\{\w+\}/gu, '1');

test('a wrong content type is 415 on every route that takes JSON', async () => {
  const taking = operations.filter(({ takesJson }) => takesJson);
  expect(taking.length).toBeGreaterThan(5);
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'a'];
  for (const { method, path } of taking) {
    for (const type of types) {
      const headers = { 'content-type': type };
      const response = await dashboard.ask(addressOf(path), {
        method,
        cookie,
        headers,
        body: '{}',
      });
      expect([path, type, response.status]).toEqual([path, type, 415]);
      expect(await response.json()).toMatchObject({ status: 415 });
    }
  }
});

test('every write needs the header that other sites cannot send, signing out included', async () => {
  for (const { method, path } of writes()) {
    const response = await dashboard.app.request(`http://127.0.0.1:8321${addressOf(path)}`, {
      method,
      headers: { host: '127.0.0.1:8321', cookie },
    });
    expect([method, path, response.status]).toEqual([method, path, 403]);
  }
  expect((await dashboard.ask('/api/v1/sources', { cookie })).status).toBe(200);
});

/** Texts that break parsers: wrong types, wrong encodings, the keys of every object. */
const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('__proto__', 'constructor', '%', '%ff', '%00', '..', '\u{0}', '"', '[]', '-1'),
  fc.constantFrom('9'.repeat(400), 'x'.repeat(3000), '1e999', '2026-13-45', '\ud800', '$&'),
);
const strangeBody = fc.oneof(
  fc.json({ maxDepth: 3 }),
  strange,
  fc.constantFrom('[', '{"a":', '{"__proto__":{"kind":"topic"}}', 'null', '[['.repeat(5000)),
);
const bodyType = fc.constantFrom('application/json', 'application/problem+json', 'text/plain', '');
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY');

test('strange bodies, queries, methods and paths get an answer that the API describes', async () => {
  const names = ['account', 'from', 'to', 'cursor', 'q', 'with', 'format', 'idsOnly', 'id'];
  const query = fc.array(fc.tuple(fc.constantFrom(...names), strange), { maxLength: 3 });
  const requested = fc.record({
    operation: fc.nat(),
    id: strange,
    query,
    text: strangeBody,
    type: bodyType,
    otherMethod: fc.option(method, { freq: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(requested, async ({ operation, id, query, text, type, otherMethod }) => {
      dashboard.clock.now += 1000;
      const route = operations[operation % operations.length];
      // A session that a test has ended would leave nothing to try.
      if (route.path.endsWith('/session') && (otherMethod ?? route.method) === 'DELETE') return;
      const found = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
      const address = route.path.replaceAll(/\{\w+\}/gu, encodedLoosely(id)) + `?${found}`;
      const asked = otherMethod ?? route.method;
      const response = await dashboard.ask(address, {
        method: asked,
        cookie,
        headers: { 'content-type': type },
        ...(asked !== 'GET' && asked !== 'HEAD' && { body: text }),
      });
      const kind = response.headers.get('content-type') ?? '';
      await response.body?.cancel();
      expect(response.status).toBeLessThan(500);
      expect(kind === 'application/problem+json').toBe(response.status >= 400);
      const isDescribed = [...route.statuses, '404'].includes(String(response.status));
      expect(isDescribed || asked !== route.method || /[/?#\\]/u.test(id)).toBe(true);
    }),
    { numRuns: tries(100, 30_000), seed: tries(1, Date.now()) },
  );
  expect(dashboard.defects).toEqual([]);
});

/** As a careless program writes it: a lone surrogate and a lone percent sign stay what they are. */
function encodedLoosely(id: string): string {
  return id.isWellFormed() && !id.startsWith('%') ? encodeURIComponent(id) : id;
}
