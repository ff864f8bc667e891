import { once } from 'node:events';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followTime } from '../../../src/app/collect/followers/follow-time.ts';
import { HOUR, type Instant } from '../../../src/model/instant.ts';
import { hasLaterKey, recordAddress, timeOfKey } from '../../../src/platforms/bluesky/at-uri.ts';
import { createDirectory } from '../../../src/platforms/bluesky/directory.ts';
import { blueskyLookUp } from '../../../src/platforms/bluesky/look-up.ts';
import { createOwnServers } from '../../../src/platforms/bluesky/own-servers.ts';
import { getPublicly } from '../../../src/platforms/bluesky/get-publicly.ts';
import { responseTo } from '../../../src/platforms/bluesky/response-to.ts';
import { isSafeServer } from '../../../src/platforms/bluesky/safe-server.ts';
import { blueskyServers } from '../../../src/platforms/bluesky/servers.ts';
import { keyAt } from '../../../src/fake-bluesky/network.ts';

const instants = fc.integer({ min: 0, max: Date.UTC(2099, 0, 1) });

describe('the key of a record', () => {
  it('holds the time at which it was made, and sorts by it', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        expect(timeOfKey(keyAt(a))).toBe(a);
        expect(hasLaterKey(`at://x/y/${keyAt(b)}`, `at://x/y/${keyAt(a)}`)).toBe(b > a);
      }),
    );
    expect(timeOfKey('self')).toBeUndefined();
    expect(timeOfKey('zzzzzzzzzzzzz')).toBeUndefined();
  });

  it('is read from addresses of records only', () => {
    const uri = 'at://did:plc:abc/app.bsky.feed.post/3k';
    expect(recordAddress(uri)).toEqual({
      did: 'did:plc:abc',
      collection: 'app.bsky.feed.post',
      rkey: '3k',
    });
    for (const other of ['', 'at://alice.example/x/y', 'https://did:plc:a/x/y', `${uri}/more`]) {
      expect(recordAddress(other)).toBeUndefined();
    }
  });
});

describe('the time of a follow', () => {
  it('is exact or an interval, and never outside of what is possible', () => {
    const maybe = fc.option(instants as fc.Arbitrary<Instant>, { nil: undefined });
    const found = fc.record({ claimed: maybe, secondOpinion: maybe, accountMade: maybe });
    fc.assert(
      fc.property(found, instants, instants, (follow, earliest, seen) => {
        const time = followTime(follow, earliest, seen);
        fc.pre(time !== undefined);
        const { after, before } = time!;
        expect(before).toBeLessThanOrEqual(seen);
        expect(after).toBeGreaterThanOrEqual(Math.max(earliest, follow.accountMade ?? 0));
        expect(after === before ? after : follow.claimed).toBe(follow.claimed);
      }),
    );
  });
});

describe('somebody’s own server', () => {
  it('is left alone for a while after it failed twice', async () => {
    let time = 0;
    let asked = 0;
    const failed = { kind: 'failed', reason: 'gone', lost: false } as const;
    const client = { get: async () => (asked++, failed) };
    const own = createOwnServers(client, () => time);
    const ask = () => own.get('https://slow.example', 'com.atproto.repo.getRecord', {});
    for (let i = 0; i < 5; i++) expect((await ask()).kind).toBe('failed');
    expect(asked).toBe(2);
    time += HOUR;
    await ask();
    expect(asked).toBe(3);
  });
});

describe('a look-up', () => {
  it('believes a follow that the AppView knows while a person’s own server is down', async () => {
    const [did, follow] = ['did:web:down.example', 'at://did:web:down.example/f/1'];
    const foundWith = async (relationship: object) => {
      const read = blueskyLookUp(
        createOwnServers({ get: () => Promise.reject(new Error('asked')) }),
        async () => ({ kind: 'unknown' }),
        async () => ({
          kind: 'body',
          body: { relationships: [{ did, ...relationship }] },
          limit: undefined,
        }),
      );
      const answer = await read.send('', [did]);
      return answer.kind === 'page' && answer.page.get(did);
    };
    expect(await foundWith({ followedBy: follow })).toBe('follows');
    expect(await foundWith({})).toBe('unclear');
    expect(await foundWith({ followedBy: follow, blockedBy: follow })).toBe('unclear');
  });
});

describe('the directory', () => {
  it('notices within an hour that an account has moved', async () => {
    let time = 0;
    let server = 'http://127.0.0.1:1001';
    const client = {
      get: async () => ({
        kind: 'body' as const,
        body: { service: [{ id: '#atproto_pds', serviceEndpoint: server }] },
        limit: undefined,
      }),
    };
    const here = 'http://127.0.0.1:1000';
    const directory = createDirectory(client, { appView: here, plc: here }, () => time);
    const did = `did:plc:${'a'.repeat(24)}`;
    expect(await directory(did)).toEqual({ kind: 'server', server });
    server = 'http://127.0.0.1:1002';
    expect(await directory(did)).not.toEqual({ kind: 'server', server });
    time += HOUR;
    expect(await directory(did)).toEqual({ kind: 'server', server });
  });
});

const isSafe = (host: string) => isSafeServer(`https://${host}`, false);

describe('a server that a profile names', () => {
  it('is asked only on the public internet, over HTTPS', async () => {
    const refused = [
      'http://93.184.215.14',
      'https://10.0.0.1',
      'https://192.168.1.1:2583',
      'https://169.254.169.254/latest',
      'https://[::1]',
      'https://[fd00::1]',
      'https://[::ffff:10.0.0.1]',
      'https://0x7f000001',
      'https://2130706433',
      'https://127.1',
      'https://localhost',
      'http://localhost:5432',
      'https://user:secret@93.184.215.14',
      'ftp://93.184.215.14',
      'no address',
    ];
    for (const server of refused)
      expect([server, await isSafeServer(server, false)]).toEqual([server, false]);
    expect(await isSafeServer('https://93.184.215.14', false)).toBe(true);
    expect(await isSafeServer('http://127.0.0.1:2583', true)).toBe(true);
    expect(await isSafeServer('https://10.0.0.1', true)).toBe(false);
  });

  it('is asked at an IPv4 address inside an IPv6 one only if it is public, and through no tunnel', async () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const local = fc.constantFrom(
      [10, 0, 0, 1],
      [127, 0, 0, 1],
      [169, 254, 169, 254],
      [0, 0, 0, 0],
    );
    const inside = fc.oneof(local, fc.tuple(byte, byte, byte, byte));
    await fc.assert(
      fc.asyncProperty(inside, fc.integer({ min: 0, max: 0xffff }), async (bytes, other) => {
        const ip = bytes.join('.');
        const hex = bytes.map((one) => one.toString(16).padStart(2, '0')).join('');
        const groups = `${hex.slice(0, 4)}:${hex.slice(4)}`;
        const isPublic = await isSafe(ip);
        for (const host of [`[::ffff:${ip}]`, `[64:ff9b::${ip}]`, `[64:ff9b::${groups}]`])
          expect([host, await isSafe(host)]).toEqual([host, isPublic]);
        const tunnels = [
          `[64:ff9b:1::${ip}]`,
          `[64:ff9b:1:${other.toString(16)}::${ip}]`,
          `[2002:${groups}::${other.toString(16)}]`,
          `[2001:0:${groups}::${other.toString(16)}]`,
          `[2001::${ip}]`,
          `[::${ip}]`,
        ];
        for (const host of tunnels) expect([host, await isSafe(host)]).toEqual([host, false]);
      }),
    );
    expect(await isSafe('[2606:4700::6810:85e5]')).toBe(true);
    expect(await isSafe('8.8.8.8')).toBe(true);
  });

  it('is never connected to at an address that its name has got since it was checked', async () => {
    let connections = 0;
    const server = createServer(() => connections++);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const asked = getPublicly(new URL(`https://localhost:${port}/`), {
      headers: {},
      signal: AbortSignal.timeout(5000),
    });
    await expect(asked).rejects.toThrow('localhost is not on the public internet');
    expect(connections).toBe(0);
    server.close();
  });

  it.each([
    '999 Go away',
    '101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x',
    '302 Found',
  ])('may answer %j, which ends the request and nothing else', async (status) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).end(`HTTP/1.1 ${status}\r\n\r\n`);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const { signal } = new AbortController();
    await expect(responseTo(get({ port }), signal)).rejects.toThrow(
      /^init\["status"\] must be|^the server sent/u,
    );
    server.close();
  });

  it('may be another AppView, unencrypted on this machine only', () => {
    expect(blueskyServers({ TRIBE_BLUESKY_APPVIEW: 'http://localhost:2584/' }).appView).toBe(
      'http://localhost:2584',
    );
    for (const wrong of ['http://example.com', 'https://a:b@example.com', 'x', 'https://e.com?a']) {
      expect(() => blueskyServers({ TRIBE_BLUESKY_PLC: wrong })).toThrow('TRIBE_BLUESKY_PLC');
    }
  });
});
