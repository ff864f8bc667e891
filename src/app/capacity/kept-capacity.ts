import { MeasuredCapacity } from '../../model/pages/capacity.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';

/** The setting that has the last load test of an account's pages. */
const NAME = 'capacity';

type Settings = { collector: Pick<AccountStore['collector'], 'settings'> };

/** Stores a load test in place of the one before. */
export async function keepCapacity(
  { collector }: Settings,
  measured: MeasuredCapacity,
): Promise<void> {
  await collector.settings.keep(NAME, JSON.stringify(measured));
}

/** Returns the last load test. `undefined`: there was none, or another version stored it. */
export async function keptCapacity({ collector }: Settings): Promise<MeasuredCapacity | undefined> {
  const stored = await collector.settings.read(NAME);
  if (stored === undefined) return undefined;
  return MeasuredCapacity.safeParse(JSON.parse(stored)).data;
}
