import type { AccountId } from '../../model/ids.ts';
import type { LivePlatform } from '../../platforms/platform.ts';
import { connectPlatform } from '../../platforms/registry.ts';
import type { Store } from '../../store/ports/store.ts';
import { collectSettings } from './collect-settings.ts';

/** Returns the platform that an account is connected to. */
export async function connectedPlatform(
  store: Pick<Store, 'collector'>,
  account: AccountId,
  environment: Record<string, string | undefined>,
): Promise<LivePlatform> {
  const { platform } = await collectSettings(await store.collector(account));
  return connectPlatform(platform, environment);
}
