import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { isLoopback } from './servers.ts';

/** IPv4 addresses that are not on the public internet (IANA's special-purpose registries). */
const PRIVATE = addresses('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]);
/** The same for IPv6: all but 2000::/3, and the parts of it in which any IPv4 address can be. */
const PRIVATE_IPV6 = addresses('ipv6', [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  // Teredo among others.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4.
  ['2002::', 16],
  ['3fff::', 20],
]);
/** How networks without IPv4 write IPv4 addresses (mapped, and RFC 6052). */
const IPV4_INSIDE = addresses('ipv6', [
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
]);

function addresses(
  family: 'ipv4' | 'ipv6',
  networks: [network: string, bits: number][],
): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family);
  return list;
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

/** Whether an IP address is not on the public internet. */
export function isPrivate(ip: string): boolean {
  if (isIP(ip) !== 6) return PRIVATE.check(ip, 'ipv4');
  if (IPV4_INSIDE.check(ip, 'ipv6')) return PRIVATE.check(lastFourBytes(ip), 'ipv4');
  return PRIVATE_IPV6.check(ip, 'ipv6');
}

/** Returns the end of an IPv6 address whose middle is zero as an IPv4 address. */
function lastFourBytes(ip: string): string {
  const { hostname } = new URL(`http://[${ip}]`);
  const [, end = ''] = hostname.slice(1, -1).split('::');
  const [low = 0, high = 0] = end
    .split(':')
    .map((group) => Number.parseInt(group || '0', 16))
    .reverse();
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
