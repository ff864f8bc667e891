import type { LivePlatform } from '../../platforms/platform.ts';
import { connectPlatform } from '../../platforms/registry.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { collectSettings } from './collect-settings.ts';

/** Returns the platform that an account is connected to. */
export async function connectedPlatform(
  store: Pick<AccountStore, 'collector'>,
  environment: Record<string, string | undefined>,
): Promise<LivePlatform> {
  const { platform } = await collectSettings(store.collector);
  return connectPlatform(platform, environment);
}
