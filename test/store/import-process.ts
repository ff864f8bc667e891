import { openStore } from '../../src/app/open-store.ts';
import { manyEvents, OWNER } from './many-events.ts';

/**
 * A process that imports: `node import-process.ts <database> <name> <events> <from>`, the events
 * from that one on, then those before it. For every batch it fills a quarter of a pipe, so it
 * cannot get far ahead of who reads.
 */
const [path, name, count, from] = process.argv.slice(2);
const BATCH = 100;

const all = manyEvents(Number(count)).map((event, i) => ({ event, line: i + 1 }));
const events = [...all.slice(Number(from)), ...all.slice(0, Number(from))];
const store = await openStore(path!);
await store.accounts.add({ id: OWNER, platform: 'x' });
const session = await (
  await store.forAccount(OWNER)
).log.beginImport({
  kind: 'event-file',
  name: name!,
  at: 1,
});
for (let i = 0; i < events.length; i += BATCH) {
  const rejected = [{ line: i, text: `bad ${i}`, reason: 'bad' }];
  await session.write({ events: events.slice(i, i + BATCH), rejected });
  process.stdout.write('.'.repeat(16_384));
}
await session.finish();
await store.close();
