import { expect, test } from 'vitest';
import { limitedAs, TrustedProxies } from '../../src/http/trusted-proxies.ts';

const proxies = new TrustedProxies(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);

test.each([
  ['127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['127.0.0.1', '1.1.1.1, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
  ['127.0.0.1', '203.0.113.7, fd00::1', '203.0.113.7'],
  ['127.0.0.1', '203.0.113.7, nonsense', '127.0.0.1'],
  ['127.0.0.1', '10.0.0.1', '10.0.0.1'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['198.51.100.1', '203.0.113.7', '198.51.100.1'],
])('a connection from %s for %j has the visitor address %s', (remote, header, visitor) => {
  expect(proxies.visitorAt(remote, header)).toBe(visitor);
});

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:0db8::', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['203.0.113.7', '203.0.113.7'],
])('limits count %s as %s', (address, counted) => {
  expect(limitedAs(address)).toBe(counted);
});

test.each(['proxy', '10.0.0.0/33', '::/129', '10.0.0.0/8/8', '10.0.0.0/', ''])(
  '%j is not accepted as a proxy',
  (text) => {
    expect(() => new TrustedProxies([text])).toThrow('is not the address of a proxy');
  },
);
