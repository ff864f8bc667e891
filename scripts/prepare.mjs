// Makes a fresh clone ready: installs what the lock file names, builds what has changed.
// Runs before `npm start`, `npm test` and `npm run tribe`, on whatever Node is there, so it uses
// nothing but Node's own modules. It says nothing when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamps = join(root, '.cache');

/** Runs a step unless its inputs are as they were when it last succeeded. */
function step(name, inputs, outputs, command, args) {
  const stamp = join(stamps, `${name}.stamp`);
  const digest = digestOf(inputs);
  const done = existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
  if (done && outputs.every((output) => existsSync(join(root, output)))) return;
  process.stderr.write(`${name} …\n`);
  // Standard output belongs to the command that comes next: `npm run -s tribe -- report --json | …`
  const result = spawnSync(command, args, {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', shell: process.platform === 'win32',
    maxBuffer: 1 << 28,
    // Also on the very first run, when npm had no such folder to put on the path.
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? result.error ?? ''}\n${name} failed; mend what it says and run the same command again.\n`);
    process.exit(1);
  }
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, digest);
}

function digestOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow).sort()) {
    hash.update(file).update('\0').update(readFileSync(join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full).flatMap((name) => filesBelow(join(path, name)));
}

step('Installing packages', ['package.json', 'package-lock.json'], ['node_modules/.bin/tsc'], 'npm', ['ci', '--no-audit', '--no-fund']);
step('Building', ['src', 'web', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts', 'package-lock.json'], ['dist/cli/main.js', 'dist/web/index.html'], 'npm', ['run', '--silent', 'build']);
