import { z } from 'zod';
import type { Prices } from '../../platforms/prices.ts';
import { pricesFor, RESOURCES } from '../../platforms/prices.ts';
import { livePlatform } from '../../platforms/registry.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';

const money = z.number().nonnegative();

/** The owner's settings for reading a platform. Money is in micro-dollars. */
const CollectSettings = z.object({
  /** The platform that the account is connected to. */
  platform: z.string().default('x'),
  /** Whether the signed-in user owns the developer app. Most reads then cost less. */
  owned: z.boolean().default(false),
  /** The most that a run and a calendar month (UTC) may cost. Nothing exceeds it. */
  runCap: money.default(5_000_000),
  monthCap: money.default(30_000_000),
  /** We ask the owner before a run that may cost more than this. */
  askAbove: money.default(500_000),
  /** The most that following and engagements may cost in a run. */
  extras: money.default(250_000),
  /** The most missing people to look up in a run. */
  lookUps: z.int().nonnegative().default(200),
  /** Prices that differ from the platform's list. */
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

/** Returns what reading costs this account. */
export function pricesOf(
  { platform, owned, prices }: CollectSettings,
  list = livePlatform(platform).prices,
): Prices {
  const set = Object.entries(prices).filter(([, price]) => price !== undefined);
  const own = Object.fromEntries(set) as Partial<Prices>;
  return pricesFor(list, owned, own);
}
