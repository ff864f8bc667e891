import type { FakeBluesky } from '../../../src/fake-bluesky/fake-bluesky.ts';
import { startFakeBluesky } from '../../../src/fake-bluesky/fake-bluesky.ts';
import type { Network } from '../../../src/fake-bluesky/network.ts';
import { checkAnswer, checkQuery } from './lexicons.ts';

export type BlueskyServer = FakeBluesky;

/** Serves a network on loopback. Every answer is checked against the published lexicons. */
export function serveBluesky(network: Network): Promise<BlueskyServer> {
  return startFakeBluesky(network, { query: checkQuery, answer: checkAnswer });
}
