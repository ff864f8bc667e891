import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/app/open-store.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { OWNER } from '../store/many-events.ts';

const EVENTS = 6000;

function startImport(path: string, name: string, from = 0): ChildProcess {
  const script = fileURLToPath(new URL('../store/import-process.ts', import.meta.url));
  return spawn(process.execPath, [script, path, name, String(EVENTS), String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function ended(child: ChildProcess): Promise<number | null> {
  child.stdout!.resume();
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** All there is to know, but for the order in which lines were rejected. */
async function contents(store: Store): Promise<unknown> {
  const lines = await (await store.forAccount(OWNER)).quarantine.lines({ limit: 10_000 });
  return {
    inputs: await (await store.forAccount(OWNER)).log.inputs(),
    audience: await (await store.forAccount(OWNER)).log.loadAudience(),
    lines: lines.map(({ source, line, text, reason }) => [source, line, text, reason]).sort(),
  };
}

async function contentsOf(path: string): Promise<unknown> {
  const store = await openStore(path);
  const found = await contents(store);
  await store.close();
  return found;
}

/**
 * What several processes may do with one database.
 *
 * @param place where a new database can be made.
 * @param kills after how many batches to kill an import.
 */
export function processesContract(place: () => Promise<string>, kills: readonly number[]): void {
  describe('an import by other processes', () => {
    it('gives the same result as a clean run after it was killed and run again', async () => {
      const clean = await place();
      expect(await ended(startImport(clean, 'events'))).toBe(0);
      for (const batches of kills) {
        const path = await place();
        const child = startImport(path, 'events');
        let written = 0;
        child.stdout!.on('data', (data: Buffer) => {
          written += data.length / 16_384;
          if (written >= batches) child.kill('SIGKILL');
        });
        await once(child, 'exit');
        expect(child.signalCode).toBe('SIGKILL');
        expect(await ended(startImport(path, 'events'))).toBe(0);
        expect(await contentsOf(path)).toEqual(await contentsOf(clean));
      }
    });

    it('runs beside another import while a third process reads', async () => {
      const [clean, shared] = [await place(), await place()];
      expect(await ended(startImport(clean, 'events'))).toBe(0);
      // All three make the database and its schema at the same moment.
      const children = [startImport(shared, 'events'), startImport(shared, 'events', EVENTS / 2)];
      const store = await openStore(shared);
      await store.accounts.add({ id: OWNER, platform: 'x' });
      const running = new Set(children);
      const codes = children.map((child) => ended(child).finally(() => running.delete(child)));
      let reads = 0;
      while (running.size > 0) {
        const { events, engagements, interests, follows } = await (
          await store.forAccount(OWNER)
        ).log.loadAudience();
        const rows = [engagements, interests, follows].map(({ person }) => person.length);
        const aboutNobody = events - rows.reduce((sum, length) => sum + length);
        expect(aboutNobody).toBeGreaterThanOrEqual(0);
        expect(aboutNobody).toBeLessThanOrEqual(EVENTS / 50);
        reads++;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect(await Promise.all(codes)).toEqual([0, 0]);
      expect(reads).toBeGreaterThan(0);
      await store.close();
      const found = (await contentsOf(shared)) as { audience: object };
      const expected = (await contentsOf(clean)) as { audience: object };
      // Each process sets its own lines aside, so the lists of lines may differ; the rest may not.
      expect({ ...found.audience, quarantined: 0 }).toEqual({
        ...expected.audience,
        quarantined: 0,
      });
    });
  });
}
