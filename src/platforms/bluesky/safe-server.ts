import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { isLoopback } from './servers.ts';

/** Addresses that are not on the public internet (IANA's special-purpose registries). */
const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv6');
}

/**
 * Returns whether we may send a request to a server that somebody's profile names. Anybody can put
 * any address there, so it must be on the public internet and use HTTPS.
 *
 * @param mayBeHere whether this machine is allowed, because we read a test network on it
 */
export async function isSafeServer(address: string, mayBeHere: boolean): Promise<boolean> {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  if (isLoopback(url)) return mayBeHere;
  if (url.protocol !== 'https:') return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return !isPrivate(host);
  try {
    const found = await lookup(host, { all: true });
    return found.length > 0 && found.every(({ address: ip }) => !isPrivate(ip));
  } catch {
    return false;
  }
}

/** `BlockList` also recognises IPv4 addresses inside IPv6 ones. */
function isPrivate(ip: string): boolean {
  return PRIVATE.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}
