import { BlockList, isIP, isIPv4 } from 'node:net';
import { EXIT, TribeError } from '../model/errors.ts';

/** The groups of an IPv6 address that identify one household or company (RFC 6177). */
const IPV6_NETWORK_BITS = 64;

/** Proxies of the owner. The server believes their `X-Forwarded-For` header. */
export class TrustedProxies {
  readonly #addresses = new BlockList();

  /**
   * Throws a `TribeError` for anything but an address or a network.
   *
   * @param named for example `127.0.0.1` or `10.0.0.0/8`.
   */
  constructor(named: readonly string[] = []) {
    for (const text of named) {
      const [address, bits, ...rest] = text.split('/');
      const longest = isIPv4(address) ? 32 : 128;
      const prefix = bits === undefined ? longest : /^\d{1,3}$/u.test(bits) ? Number(bits) : NaN;
      if (isIP(address) === 0 || rest.length > 0 || !(prefix <= longest)) throw notAnAddress(text);
      this.#addresses.addSubnet(address, prefix, familyOf(address));
    }
  }

  has(address: string): boolean {
    return isIP(address) !== 0 && this.#addresses.check(address, familyOf(address));
  }

  /**
   * Returns the address of a visitor: the last one in the header that is not a proxy's. The
   * visitor sent everything before it, and can write anything there.
   *
   * @param remote the other end of the connection.
   * @param forwardedFor the `X-Forwarded-For` header. Only a proxy's is read.
   */
  visitorAt(remote: string, forwardedFor: string | undefined): string {
    const hops = (forwardedFor ?? '').split(',').map((hop) => withoutMapping(hop.trim()));
    let address = withoutMapping(remote);
    while (this.has(address)) {
      const hop = hops.pop();
      if (hop === undefined || isIP(hop) === 0) break;
      address = hop;
    }
    return address;
  }
}

/**
 * Returns what address limits count as one visitor: an IPv4 address, or an IPv6 network, because
 * every visitor has more IPv6 addresses than a limit could count.
 */
export function limitedAs(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head, tail] = address.split('%')[0].split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const last = tail === '' ? [] : tail.split(':');
    while (groups.length + last.length < 8) groups.push('0');
    groups.push(...last);
  }
  const network = groups.slice(0, IPV6_NETWORK_BITS / 16);
  return network.map((group) => parseInt(group, 16).toString(16)).join(':');
}

/** An IPv4 address that a socket for both families writes as `::ffff:192.0.2.1`. */
function withoutMapping(address: string): string {
  const mapped = /^::ffff:(?<ipv4>[\d.]+)$/iu.exec(address);
  return mapped?.groups?.ipv4 ?? address;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}

function notAnAddress(text: string): TribeError {
  return new TribeError(
    `${text} is not the address of a proxy.`,
    'Name an IP address or a network: --trusted-proxy 10.0.0.0/8',
    EXIT.usage,
  );
}
