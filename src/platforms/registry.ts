import type { Agent } from 'node:https';
import { TribeError } from '../model/errors.ts';
import type { LivePlatform } from './platform.ts';
import type { PriceList } from './prices.ts';
import { X_PRICES } from './x/prices.ts';
import { X_SERVER, xServer } from './x/x-server.ts';

/** A platform as far as it is known without its adapter, which is loaded only when needed. */
interface RegisteredPlatform {
  /** For people. */
  name: string;
  /** `undefined`: it is free. */
  prices: PriceList | undefined;
  /** Where the platform is, unless the environment names another server. */
  usualServer: string;
  /** Throws a `TribeError` if the environment names something else than a server. */
  server: (environment: Record<string, string | undefined>) => string;
  /**
   * Loads the adapter for a server.
   *
   * @param agent for a server whose certificate only this process knows
   */
  connect: (server: string, agent?: Agent) => Promise<LivePlatform>;
}

/** The platforms that Tribefinder reads live. To add one, add its folder and an entry here. */
const PLATFORMS: Record<string, RegisteredPlatform> = {
  x: {
    name: 'X',
    prices: X_PRICES,
    usualServer: X_SERVER,
    server: xServer,
    connect: async (server, agent) => {
      const { createXClient } = await import('./x/x-client.ts');
      const { xPlatform } = await import('./x/x-platform.ts');
      return xPlatform(createXClient(server, agent));
    },
  },
};

/** Throws a `TribeError` if Tribefinder cannot read that platform live. */
export function livePlatform(id: string): RegisteredPlatform {
  if (Object.hasOwn(PLATFORMS, id)) return PLATFORMS[id]!;
  throw new TribeError(
    `This version of Tribefinder cannot read ${id} live.`,
    `Use one of: ${Object.keys(PLATFORMS).join(', ')}. You can still import files.`,
  );
}

/** Returns the platform at the server that the environment names. */
export function connectPlatform(
  id: string,
  environment: Record<string, string | undefined>,
): Promise<LivePlatform> {
  const { server, connect } = livePlatform(id);
  return connect(server(environment));
}
