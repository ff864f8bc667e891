// Makes a checkout ready: installs what the lock file names, builds what has changed. Runs before
// `npm start`, `npm test` and `npm run tribe`, on whatever Node is there and before anything is
// installed, so it uses nothing but Node's own modules. It says nothing when there is nothing to
// do, and never writes to standard output: that belongs to the command that comes next.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { build } from './prepare/build-step.mjs';
import { oneAtATime } from './prepare/one-at-a-time.mjs';
import { inRoot, withBin } from './prepare/places.mjs';
import { runNpm } from './prepare/run-npm.mjs';
import { digestOf, isDone, markDone, markUndone } from './prepare/stamps.mjs';

const LEAST_NODE = [22, 13];

const install = {
  name: 'Installing packages',
  digest: () => digestOf(['package-lock.json'], [wantedPackages(), process.platform, process.arch]),
  // npm writes it last of all.
  outputs: ['node_modules/.package-lock.json'],
  run: installPackages,
};

for (const step of [install, build]) await take(step);

/** Takes a step unless its inputs are as they were when it last succeeded. */
async function take(step) {
  if (isDone(step)) return;
  await oneAtATime(async () => {
    // Somebody else may have taken it while this process waited.
    if (isDone(step)) return;
    process.stderr.write(`${step.name} …\n`);
    const digest = step.digest();
    // Cut short, it must be taken again, also where the inputs go back to what they were.
    markUndone(step);
    await step.run();
    markDone(step, digest);
  });
}

async function installPackages() {
  // Every dependency, whatever NODE_ENV says: the build needs those for development too. Waits
  // between attempts are short, so that a missing network is soon said.
  await runNpm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
    '--ignore-scripts',
  ]);
  refuseOldNode();
}

/** From here on Node is the one that was installed, or where there is none for this system, theirs. */
function refuseOldNode() {
  const { stdout } = spawnSync('node', ['--version'], { env: withBin(), encoding: 'utf8' });
  const [major, minor] = /^v(\d+)\.(\d+)/
    .exec(stdout ?? '')
    ?.slice(1)
    .map(Number) ?? [0, 0];
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  process.stderr.write(
    `Node ${stdout?.trim() ?? 'here'} is too old, and none that is new enough could be installed for ` +
      `${process.platform} ${process.arch}.\nInstall Node ${LEAST_NODE.join('.')} or newer ` +
      '(https://nodejs.org) and run the same command again.\n',
  );
  process.exit(1);
}

/** What of package.json has a say in the install; a new script or version has none. */
function wantedPackages() {
  const all = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const { dependencies, devDependencies, optionalDependencies, overrides, allowScripts } = all;
  return JSON.stringify([
    dependencies,
    devDependencies,
    optionalDependencies,
    overrides,
    allowScripts,
  ]);
}
