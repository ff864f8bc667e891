import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { text } from 'node:stream/consumers';
import { inRoot, withoutBin } from './places.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const NO_NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED)\b/;

/** Runs npm in the checkout without a word; where it fails, shows what it said and ends. */
export async function runNpm(args) {
  const { code, signal, said } = await run([...args, '--loglevel=warn']);
  if (code === 0) return;
  if (signal !== undefined) process.exit(128 + constants.signals[signal]);
  process.stderr.write(
    `${relevant(said)}\nnpm ${args.filter((word) => !word.startsWith('-')).join(' ')} failed. ${advice(said)}\n`,
  );
  process.exit(1);
}

/** A signal is passed on, so that nothing goes on working behind the back of whoever stopped this. */
async function run(args) {
  const child = spawn('npm', args, {
    cwd: inRoot(),
    env: withoutBin(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // On Windows npm is a batch file.
    shell: process.platform === 'win32',
  });
  let signal;
  const pass = (name) => {
    signal = name;
    child.kill(name);
  };
  for (const name of SIGNALS) process.on(name, pass);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code));
  });
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  for (const name of SIGNALS) process.off(name, pass);
  return { code, signal, said: `${out}${errors}${typeof code === 'string' ? code : ''}` };
}

/** Without npm's warnings, which are about other things and many, and without its stacks. */
function relevant(said) {
  return said
    .split('\n')
    .filter((line) => !/^\s*$|^npm warn|^npm error( {2,}.*| })?$/.test(line))
    .join('\n');
}

function advice(said) {
  if (NO_NETWORK.test(said)) {
    return 'Packages could not be fetched: connect to the network and run the same command again.';
  }
  if (/\bENOSPC\b/.test(said)) return 'The disk is full: make room and run the same command again.';
  if (/spawn npm ENOENT/.test(said))
    return 'Install Node with npm (https://nodejs.org) and run the same command again.';
  return 'Mend what it says and run the same command again.';
}
