import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFile } from '../../support/read-file.ts';
import { runTribe } from '../../support/run-tribe.ts';
import { tries } from '../../support/soak.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');
const PAGE = ['ada', 'bob_s', 'carol'].map((handle) =>
  lines(`${handle} Smith`, `@${handle}`, 'Follows you', 'Likes tea, and @lovelace.', '', 'Follow'),
);

const THREE = ['ada', 'bob_s', 'carol'];
const onInstagram = (handle: string, button: string): string[] => [
  `${handle}'s profile picture`,
  handle,
  '·',
  'Follow',
  ...(handle === 'carol' ? [] : [`${handle} Lovelace`]),
  button,
];

/** Lists as people write them by hand or copy them. All have the same three followers. */
const LISTS: Record<string, [ending: string, content: string]> = {
  'numbered with dots': ['txt', lines('1. @ada', '2. @bob_s', '3. @carol')],
  'numbered with brackets': ['txt', lines('1) ada', '2) bob_s', '3) carol')],
  'several handles a line, with commas': ['txt', lines('@ada, @bob_s', '@carol, @ada')],
  'several handles a line, with spaces': ['txt', lines('@ada @bob_s', '@carol @ada')],
  'all on one line': ['txt', 'ada,bob_s,carol'],
  'a list of Markdown below a title': [
    'md',
    lines('# My followers', '', '- @ada', '- @bob_s', '- @carol'),
  ],
  'links of Markdown': [
    'md',
    lines(
      '* [Ada](https://x.com/ada)',
      '* [Bob](https://x.com/bob_s)',
      '* [Carol](https://x.com/carol/)',
    ),
  ],
  'boxes to tick': ['md', lines('- [ ] @ada', '- [x] @bob_s', '- [ ] @carol')],
  'bullets below a count': ['txt', lines('Followers (3)', '• @ada', '• @bob_s', '• @carol')],
  'names before handles': ['txt', lines('Ada L. (@ada)', 'Bob S. (@bob_s)', 'Carol (@carol)')],
  'names after handles': ['txt', lines('@ada - Ada L.', '@bob_s - Bob', '@carol - Carol')],
  'quotes and commas': ['txt', lines('"ada",', '"bob_s",', '"carol"')],
  'a list of Python': ['txt', "['ada', 'bob_s', 'carol']"],
  YAML: ['yml', lines('followers:', '  - ada', '  - bob_s', '  - carol')],
  'a word above': ['txt', lines('Followers', 'ada', 'bob_s', 'carol')],
  'a page copied from the browser': ['txt', PAGE.join('')],
  'a page without @': ['txt', lines(...THREE.flatMap((who) => onInstagram(who, 'Remove')))],
  'a page without @, with names': [
    'txt',
    lines(...THREE.flatMap((who) => [who, `${who} Q.`, 'Folgen'])),
  ],
  'a page without @ and names': ['txt', lines(...THREE.flatMap((who) => [who, 'フォローする']))],
  'JSON by handle': ['json', '{"ada":{"name":"A"},"bob_s":{"name":"B"},"carol":{"bio":"C"}}'],
  'followers by handle': ['json', '{"followers":{"ada":true,"bob_s":true,"carol":true}}'],
  'times by handle': ['json', '{"ada":"2026-01-02","bob_s":"2026-01-02","carol":"2026-01-03"}'],
  'a sum below a table': [
    'csv',
    lines('handle,followers', 'ada,1', 'bob_s,2', 'carol,3', 'Summe,6'),
  ],
  'a sum before its count': [
    'csv',
    lines('handle,name', 'ada,A', 'bob_s,B', 'carol,C', 'Total: 3'),
  ],
  'a count below a table': ['csv', lines('handle', 'ada', 'bob_s', 'carol', '3 abonnés')],
  'a sum beyond the columns': ['csv', lines('#,handle', '1,ada', '2,bob_s', '3,carol', ',合計,3')],
  'a sentence below a table': [
    'csv',
    lines('handle,name', 'ada,A', 'bob_s,B', 'carol,C', '', 'Exported on 1 March 2026'),
  ],
  'a count below a text': ['txt', lines('ada', 'bob_s', 'carol', '', 'Итого: 3')],
  'a sum below a text': ['txt', lines('ada', 'bob_s', 'carol', 'TOTAL')],
  'a sentence below a text': ['txt', lines('ada', 'bob_s', 'carol', 'Made with FollowerTool 2.')],
  'rows in quotes': [
    'csv',
    lines('"username,name"', '"ada,""Ada, the first"""', '"bob_s,Bob"', '"carol,Carol"'),
  ],
  'rows in quotes, with semicolons': [
    'csv',
    lines('"name;username"', '"Ada;ada"', '"Bob;bob_s"', '"Carol;carol"'),
  ],
  'an email beside the handle': [
    'csv',
    lines('email,handle', 'a@example.com,ada', 'b@example.com,bob_s', 'c@example.com,carol'),
  ],
};

test.each(Object.entries(LISTS))('%s', async (_how, [ending, content]) => {
  const name = `rustbelt followers 2026-03-01.${ending}`;
  const { events, rejected } = await readFile({ folder: folder.path, name, content });
  expect(rejected).toEqual([]);
  const [snapshot] = events.filter(({ type }) => type === 'snapshot');
  expect(snapshot).toMatchObject({ followers: ['handle:ada', 'handle:bob_s', 'handle:carol'] });
});

test('a copied page with any buttons is read, and no button or footer is a person', async () => {
  const button = fc.constantFrom('Remove', 'Entfernen', 'Supprimer', 'Eliminar', '削除', 'إزالة');
  const handle = fc.stringMatching(/^[a-z][a-z0-9_]{3,12}$/u);
  const person = fc.record({
    handle,
    name: fc.option(fc.constantFrom('Ada L.', 'Bob 🌈', '花子')),
  });
  const page = fc.uniqueArray(person, {
    minLength: 5,
    maxLength: 25,
    selector: (one) => one.handle,
  });
  await fc.assert(
    fc.asyncProperty(page, button, button, async (people, usual, other) => {
      const written = people.flatMap(({ handle: own, name }, at) => [
        own,
        name ?? '–',
        at % 6 === 4 ? other : usual,
      ]);
      const content = lines('Instagram', ...written);
      const { events } = await readFile({
        folder: folder.path,
        name: 'rustbelt followers 2026-03-01.txt',
        content,
      });
      const followers = people.map((one) => `handle:${one.handle}`);
      expect(events.find(({ type }) => type === 'snapshot')).toMatchObject({ followers });
    }),
    { numRuns: tries(25, 2000), seed: tries(1, Date.now()) },
  );
});

test('a person may be called like a sum, and a list of names alone has no footer', async () => {
  for (const content of [
    'ada\nbob\ntotal\n',
    'handle\nada\nbob\ntotal\n',
    '@ada\n@bob\n@Total\n',
  ]) {
    const { events } = await readFile({
      folder: folder.path,
      name: 'rustbelt followers 2026-03-01.csv',
      content,
    });
    const followers = ['handle:ada', 'handle:bob', 'handle:total'];
    expect(events.find(({ type }) => type === 'snapshot')).toMatchObject({ followers });
  }
});

/** Nobody is lost to what looks like a footer, a button or a rounded number. */
const KEPT: Record<string, [ending: string, content: string, followers: string[]]> = {
  'called like a sum, with an id': [
    'csv',
    lines('username,id', 'Ada,44196397', 'Sum,783214', 'Total,12345678'),
    ['44196397', '783214', '12345678'],
  ],
  'handles that occur in each of some joined lists': [
    'txt',
    lines('ada', 'bob', 'ada', 'cy', 'ada', 'dan'),
    ['ada', 'bob', 'cy', 'dan'].map((handle) => `handle:${handle}`),
  ],
  'rows of joined tables': [
    'csv',
    lines('handle', 'bob', 'ada', 'Cy', 'ada', 'dan', 'ada'),
    ['bob', 'ada', 'cy', 'dan'].map((handle) => `handle:${handle}`),
  ],
  'long ids of people by handle': [
    'json',
    '{"followers":{"ada":{"id":1294030472427835393},"bob":{"id":1294030472427835395}}}',
    ['1294030472427835393', '1294030472427835395'],
  ],
  'handles like what every object has': [
    'json',
    '{"__proto__":{"name":"A"},"constructor":{"name":"B"}}',
    ['handle:__proto__', 'handle:constructor'],
  ],
};

test.each(Object.entries(KEPT))('%s', async (_what, [ending, content, followers]) => {
  const name = `rustbelt followers 2026-03-01.${ending}`;
  const { events } = await readFile({ folder: folder.path, name, content });
  expect(events.find(({ type }) => type === 'snapshot')).toMatchObject({ followers });
});

/** What is no list of accounts, and what the error says. */
const REFUSED: Record<string, [ending: string, content: string, error: RegExp]> = {
  'a letter': [
    'txt',
    lines('Dear team,', 'please find the list attached.', 'Best, Robin'),
    /not a list or event file that Tribefinder knows\. It begins with: "Dear team,"/,
  ],
  'a column of email addresses': ['csv', lines('email', 'ada@example.com'), /begins with: "email"/],
  'email addresses and names': [
    'csv',
    lines('email,name', 'ada@example.com,Ada L.'),
    /no column that Tribefinder knows \(`name`\)\.\nRun: .* --map COLUMN=handle/,
  ],
  'addresses of mailboxes': ['txt', lines('ada@gmail.com', 'bob@gmx.de'), /is an email address/],
};

test.each(Object.entries(REFUSED))('%s is refused', async (_what, [ending, content, error]) => {
  const file = folder.write(`rustbelt followers 2026-03-01.${ending}`, content);
  for (const options of [[], ['--map', 'email=handle']]) {
    const args = ['import', file, '--as', 'followers', '--account', 'robin', ...options];
    const ran = await runTribe(args, { database: `${folder.path}/none.sqlite` });
    expect(ran.code).not.toBe(0);
    expect(ran.stderr).toMatch(error);
  }
});

test('a table without a header keeps its first row', async () => {
  const file = folder.write('people.csv', lines('1001,ada,Ada', '1002,bob_s,Bob', '1003,carol,C.'));
  const options = ['--as', 'followers', '--at', '2026-03-01', '--account', 'robin'];
  const database = `${folder.path}/headless.sqlite`;
  const asked = await runTribe(['import', file, ...options], { database });
  expect(asked.stderr).toContain('--map 2=handle');
  const { stdout } = await runTribe(['import', file, ...options, '--map', '2=handle'], {
    database,
  });
  expect(stdout).toContain('3 followers on 1 Mar 2026');
});
