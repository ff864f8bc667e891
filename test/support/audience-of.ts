import { expect } from 'vitest';
import type { AudienceLog } from '../../src/model/audience-log.ts';
import type { AccountEvent, AudienceEvent } from '../../src/model/events.ts';
import { parseEvent } from '../../src/model/parse-event.ts';
import { storeInMemory } from './store-in-memory.ts';

/** What is known once these events (as in an event file) were imported, by the real parser and store. */
export async function audienceOf(wire: Iterable<object>): Promise<AudienceLog> {
  const events: { event: AudienceEvent; line: number }[] = [];
  for (const value of wire) {
    const parsed = parseEvent(JSON.parse(JSON.stringify(value)));
    if ('rejection' in parsed)
      expect.fail(`${parsed.rejection}: ${JSON.stringify(value).slice(0, 200)}`);
    events.push({ event: parsed.event, line: events.length + 1 });
  }
  const account = events.find(({ event }) => event.type === 'account')?.event as AccountEvent;
  const store = await storeInMemory();
  try {
    await store.accounts.add(account);
    const session = await (
      await store.forAccount(account.id)
    ).log.beginImport({
      name: 'test',
      kind: 'event-file',
      at: 0,
    });
    await session.write({ events, rejected: [] });
    await session.finish();
    return await (await store.forAccount(account.id)).log.loadAudience();
  } finally {
    await store.close();
  }
}

export const ACCOUNT = { type: 'account', id: 'owner', platform: 'other' };

/** Midnight UTC of that day after 1 January 2024, as events write it. */
export function day(number: number): string {
  return new Date(Date.UTC(2024, 0, 1) + number * 86_400_000).toISOString();
}
