import type { Agent } from 'node:https';
import { TribeError } from '../model/errors.ts';
import type { LivePlatform } from './platform.ts';
import type { PriceList } from './prices.ts';
import { BLUESKY_APP_VIEW, blueskyServers, userAgent } from './bluesky/servers.ts';
import { X_PRICES } from './x/prices.ts';
import { X_SERVER, xServer } from './x/x-server.ts';

/** A platform without its adapter, which is loaded only when needed. */
interface RegisteredPlatform {
  /** The name for people. */
  name: string;
  /** `undefined` if the platform is free. */
  prices: PriceList | undefined;
  /** The platform's server, unless the environment names another one. */
  usualServer: string;
  /** Returns the server. Throws a `TribeError` if the environment does not name a valid one. */
  server: (environment: Record<string, string | undefined>) => string;
  /**
   * Loads the adapter, for the servers that the environment names.
   *
   * @param agent trusts the certificate of a test server.
   */
  connect: (
    environment: Record<string, string | undefined>,
    agent?: Agent,
  ) => Promise<LivePlatform>;
}

/** The platforms that Tribefinder can read. To add one, add a folder and an entry here. */
const PLATFORMS: Record<string, RegisteredPlatform> = {
  x: {
    name: 'X',
    prices: X_PRICES,
    usualServer: X_SERVER,
    server: xServer,
    connect: async (environment, agent) => {
      const { createXClient } = await import('./x/x-client.ts');
      const { xPlatform } = await import('./x/x-platform.ts');
      return xPlatform(createXClient(xServer(environment), agent));
    },
  },
  bluesky: {
    name: 'Bluesky',
    prices: undefined,
    usualServer: BLUESKY_APP_VIEW,
    server: (environment) => blueskyServers(environment).appView,
    connect: async (environment) => {
      const { createXrpcClient } = await import('./bluesky/xrpc-client.ts');
      const { blueskyPlatform } = await import('./bluesky/bluesky-platform.ts');
      const name = userAgent(environment);
      const servers = blueskyServers(environment);
      const client = createXrpcClient(name, [servers.appView, servers.plc]);
      return blueskyPlatform(client, servers, name);
    },
  },
};

/** Returns a platform. Throws a `TribeError` if Tribefinder cannot read it. */
export function livePlatform(id: string): RegisteredPlatform {
  if (Object.hasOwn(PLATFORMS, id)) return PLATFORMS[id]!;
  throw new TribeError(
    `This version of Tribefinder cannot read ${id} live.`,
    `Use one of: ${Object.keys(PLATFORMS).join(', ')}. You can still import files.`,
  );
}

/** Returns the platform, connected to the server that the environment names. */
export function connectPlatform(
  id: string,
  environment: Record<string, string | undefined>,
): Promise<LivePlatform> {
  return livePlatform(id).connect(environment);
}
