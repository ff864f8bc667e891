import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from '../../../src/app/collect/secret-box.ts';
import { secretKey } from '../../../src/app/collect/secret-key.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const KEY = Buffer.alloc(32, 7);

describe('sealed credentials', () => {
  it('can be decrypted with their key for their account, and differ each time', () => {
    const box = seal('a token, 秘密', 'account 1', KEY);
    expect(unseal(box, 'account 1', KEY)).toBe('a token, 秘密');
    expect(box.includes('token')).toBe(false);
    expect(seal('a token, 秘密', 'account 1', KEY).equals(box)).toBe(false);
  });

  it('can’t be decrypted with anything else, or after one bit has changed', () => {
    const box = seal('a token', 'account 1', KEY);
    expect(() => unseal(box, 'account 2', KEY)).toThrow('cannot be decrypted with this key');
    expect(() => unseal(box, 'account 1', Buffer.alloc(32, 8))).toThrow(
      'cannot be decrypted with this key',
    );
    for (let at = 0; at < box.length; at++) {
      const changed = Buffer.from(box);
      changed[at]! ^= 1;
      expect(() => unseal(changed, 'account 1', KEY)).toThrow('cannot be decrypted with this key');
    }
    expect(() => unseal(box.subarray(0, 20), 'account 1', KEY)).toThrow(
      'cannot be decrypted with this key',
    );
  });
});

describe('the key', () => {
  it('is made once, for its owner only, even if two processes ask at the same time', async () => {
    const database = join(folder.path, 'a.sqlite');
    const keys = await Promise.all([1, 2, 3].map(() => secretKey(database, {}, true)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(statSync(`${database}.key`).mode & 0o777).toBe(0o600);
    chmodSync(`${database}.key`, 0o644);
    await secretKey(database, {}, false);
    expect(statSync(`${database}.key`).mode & 0o777).toBe(0o600);
  });

  it('can come from the environment, and is then in no file', async () => {
    const database = join(folder.path, 'b.sqlite');
    expect(await secretKey(database, { TRIBE_KEY: '07'.repeat(32) }, true)).toEqual(KEY);
    expect(await secretKey(database, { TRIBE_KEY: KEY.toString('base64') }, true)).toEqual(KEY);
    await expect(secretKey(database, { TRIBE_KEY: 'short' }, true)).rejects.toThrow(
      'does not contain a key',
    );
    expect(() => readFileSync(`${database}.key`)).toThrow('ENOENT');
    await expect(secretKey(database, {}, false)).rejects.toThrow('is missing');
  });
});
