import { z } from 'zod';
import type { Prices } from '../../platforms/x/prices.ts';
import { pricesFor, RESOURCES } from '../../platforms/x/prices.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';

const money = z.number().nonnegative();

/** What the owner decided about reading X. Money is in micro-dollars. */
const CollectSettings = z.object({
  /** Whether the signed-in user owns the developer app: most reads are then cheaper. */
  owned: z.boolean().default(false),
  /** What a run may cost, and a calendar month (UTC). Nothing goes beyond. */
  runCap: money.default(5_000_000),
  monthCap: money.default(30_000_000),
  /** A run that may cost more than this is asked about first. */
  askAbove: money.default(500_000),
  /** What whom the owner follows and who reacted may cost in a run. */
  extras: money.default(250_000),
  /** How many of those missing are looked up in a run. */
  lookUps: z.int().nonnegative().default(200),
  /** Prices that differ from X's list. */
  prices: z.partialRecord(z.enum(RESOURCES), money).default({}),
});
export type CollectSettings = z.infer<typeof CollectSettings>;

const NAME = 'collect';

export async function collectSettings(memory: CollectorMemory): Promise<CollectSettings> {
  const text = await memory.settings.read(NAME);
  return CollectSettings.parse(text === undefined ? {} : JSON.parse(text));
}

export async function changeCollectSettings(
  memory: CollectorMemory,
  change: Partial<CollectSettings>,
): Promise<CollectSettings> {
  const settings = { ...(await collectSettings(memory)), ...change };
  await memory.settings.keep(NAME, JSON.stringify(settings));
  return settings;
}

/** What this account's reads cost. */
export function pricesOf({ owned, prices }: CollectSettings): Prices {
  const set = Object.entries(prices).filter(([, price]) => price !== undefined);
  return pricesFor(owned, Object.fromEntries(set) as Partial<Prices>);
}
