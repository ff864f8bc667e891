import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleLocation } from '../../src/app/import-sample.ts';
import type { Ran } from '../support/run-tribe.ts';
import { reportedSample } from '../support/sample-audiences.ts';
import { tries } from '../support/soak.ts';
import { ended } from '../support/tribe-process.ts';
import { linkPackages, linkProductionPackages } from './link-packages.ts';
import { NOT_INSTALLED } from './not-installed.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// What somebody does who has just cloned the project, on the Node of this system, whatever it is.
// `npm run soak` installs from npm's cache, and from the registry what is not in there, builds and
// analyses. `npm test` has just installed and built, which this takes over, with an analysis.
const INSTALLS = tries(false, true);
const folder = temporaryFolder();
const checkout = join(folder.path, 'tribefinder');
const empty = join(folder.path, 'empty');
const npmSettings = JSON.parse(
  execFileSync('npm', ['config', 'list', '--json'], { encoding: 'utf8', stdio: 'pipe' }),
) as Record<'cache' | 'userconfig', string>;
const environment = {
  ...withoutNpm(),
  HOME: folder.path,
  XDG_DATA_HOME: join(folder.path, 'data'),
  TRIBE_DB: '',
  npm_config_cache: npmSettings.cache,
  npm_config_userconfig: npmSettings.userconfig,
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

/** Not as a script of this very project: neither npm's settings for it nor its programs. */
function withoutNpm(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_|^VITEST|^NODE_/.test(name));
  const places = (process.env.PATH ?? '').split(delimiter);
  const PATH = places.filter((place) => basename(place) !== '.bin').join(delimiter);
  return { ...Object.fromEntries(kept), PATH };
}

function run(place: string, command: string, ...args: string[]): Promise<Ran> {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  return ended(spawn(command, args, { cwd: place, env: environment, stdio: [...stdio] }));
}

const NOT_CLONED = new Set(['.git', '.cache', 'node_modules', 'dist']);
const PATIENCE = 300_000;

describe('a fresh checkout', () => {
  let first: Ran;

  test(
    'needs one command to install, build and report',
    async () => {
      mkdirSync(checkout);
      for (const name of readdirSync('.')) {
        if (!NOT_CLONED.has(name)) cpSync(name, join(checkout, name), { recursive: true });
      }
      if (!INSTALLS) await takeOver();
      first = await run(checkout, 'npm', 'start', '--silent', '--', '--no-serve');
      expect(first.code).toBe(0);
      expect(first.stderr).toMatch(
        INSTALLS ? /^Installing .*\nBuilding …\n$/ : /^(Building …\n)?$/,
      );
      expect(first.stdout).toMatch(/^.*\(simulated\)[^]*\nTopics\n[^]*\nCommunities\n/);
    },
    PATIENCE,
  );

  test('installs and builds nothing the second time, and keeps standard output for what comes after a pipe', async () => {
    const again = await run(checkout, 'npm', 'run', '-s', 'tribe', '--', 'doctor', '--json');
    expect(JSON.parse(again.stdout)).toHaveProperty('checks');
    expect(again.stderr).toBe('');
  });

  test('makes a package of the program, what it needs and what is said about it', async () => {
    const packed = await run(checkout, 'npm', 'pack', '--json', '--silent');
    const files = filesOf(packed.stdout);
    const wanted = [
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'NOTICE',
      'package.json',
      'dist/cli/main.js',
      'dist/app/pages/analysis-task.js',
      'dist/web/index.html',
      'data/sample/events.ndjson.gz',
      'data/sample/README.md',
      'schema/tribe-report-2.schema.json',
    ];
    expect(files).toEqual(expect.arrayContaining(wanted));
    const allowed =
      /^(README\.md|LICENSE|CHANGELOG\.md|NOTICE|package\.json|dist\/|data\/sample\/|schema\/)/;
    expect(files.filter((name) => !allowed.test(name) || /\.(map|ts|tsx)$/.test(name))).toEqual([]);
  });

  test(
    'makes a package that gives the same report where it is installed',
    async () => {
      mkdirSync(empty);
      const [archive] = readdirSync(checkout).filter((name) => name.endsWith('.tgz'));
      expect(await install(join(checkout, archive))).toBe(0);
      const packages = readdirSync(join(empty, 'node_modules'));
      expect(packages.filter((name) => NOT_INSTALLED.includes(name))).toEqual([]);
      const demo = await run(empty, 'npx', '--no-install', 'tribe', 'demo', '--no-serve');
      // In a checkout, hints name commands as they are typed there.
      const report = first.stdout.replaceAll('npm run -s tribe -- ', 'tribe ');
      expect(demo).toMatchObject({ code: 0, stdout: report.replace(/^(> .*)?\n+/, '') });
    },
    PATIENCE,
  );
});

/** What `npm test` has just installed and built, and a report that another test has made. */
async function takeOver(): Promise<void> {
  for (const name of ['dist', '.cache/Installing packages.stamp', '.cache/Building.stamp']) {
    if (existsSync(name)) cpSync(name, join(checkout, name), { recursive: true });
  }
  linkPackages('node_modules', join(checkout, 'node_modules'));
  const demo = sampleLocation(join(folder.path, 'data/tribefinder/own.sqlite'));
  mkdirSync(dirname(demo), { recursive: true });
  await reportedSample(dirname(demo), basename(demo, '.sqlite'));
}

/** Installs a package; `npm test` unpacks it beside what it depends on. Returns the exit code. */
async function install(archive: string): Promise<Ran['code']> {
  if (INSTALLS) return (await run(empty, 'npm', 'install', archive, '--silent')).code;
  const place = join(empty, 'node_modules/tribefinder');
  linkProductionPackages('.', join(empty, 'node_modules'));
  mkdirSync(place);
  execFileSync('tar', ['-xzf', archive, '--strip-components', '1', '-C', place]);
  const { bin } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as {
    bin: { tribe: string };
  };
  const programs = join(empty, 'node_modules/.bin');
  mkdirSync(programs);
  chmodSync(join(place, bin.tribe), 0o755);
  symlinkSync(join(place, bin.tribe), join(programs, 'tribe'));
  // The one that it brings, which a system with a newer one need not have.
  symlinkSync(process.execPath, join(programs, 'node'));
  return 0;
}

/** What npm says of a package, an array or, by name, an object. */
function filesOf(packed: string): string[] {
  const said = JSON.parse(packed) as object;
  const [{ files }] = Object.values(said) as { files: { path: string }[] }[];
  return files.map(({ path }) => path);
}
