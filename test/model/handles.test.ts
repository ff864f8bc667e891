import { describe, expect, test } from 'vitest';
import type { Platform } from '../../src/model/events.ts';
import { handleId, handleOfId, personIdOf } from '../../src/model/handles.ts';

describe('the id of a person whom an event names', () => {
  test.each<[Platform, string, string[]]>([
    [
      'x',
      'handle:robin_1',
      [
        'robin_1',
        'Robin_1',
        '@ROBIN_1',
        '＠robin_1',
        'handle:Robin_1',
        'https://x.com/robin_1',
        'http://www.twitter.com/Robin_1/',
        'mobile.twitter.com/robin_1?s=20',
      ],
    ],
    ['x', 'handle:123', ['@123', 'https://x.com/123']],
    ['x', '123', ['123', 'https://x.com/i/user/123']],
    [
      'bluesky',
      'handle:ada.bsky.social',
      ['@ada.bsky.social', 'Ada.bsky.social', 'https://bsky.app/profile/ada.bsky.social'],
    ],
    ['bluesky', 'did:plc:abc', ['did:plc:abc', 'https://bsky.app/profile/did:plc:abc']],
    [
      'mastodon',
      'handle:ada@a.example',
      ['ada@a.example', '@Ada@a.example', 'https://a.example/@ada', 'https://a.example/users/ada'],
    ],
    ['instagram', 'handle:ada.b', ['Ada.B', 'https://www.instagram.com/ada.b/']],
    ['tiktok', 'handle:ada', ['ada', 'https://www.tiktok.com/@ada?lang=en']],
    ['github', 'handle:ada-b', ['Ada-B', 'https://github.com/ada-b']],
    ['other', 'handle:ada', ['handle:ada', 'handle:@Ada']],
  ])('on %s: %s', (platform, expected, forms) => {
    expect(forms.map((id) => personIdOf(platform, id))).toEqual(forms.map(() => expected));
  });

  test.each<[Platform, string]>([
    ['x', '1.23457E+18'],
    ['x', 'two words'],
    ['x', 'https://example.org/robin'],
    ['bluesky', 'did:web:a.example'],
    ['other', '@Robin'],
    ['other', 'https://x.com/robin'],
  ])('on %s, %s stays as it is', (platform, id) => {
    expect(personIdOf(platform, id)).toBe(id);
  });

  test('a handle can be read back', () => {
    expect(handleOfId(handleId('@Robin'))).toBe('robin');
    expect(handleOfId('did:plc:abc')).toBeUndefined();
  });
});
