import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './places.mjs';

const HELD = inRoot('.cache/preparing');
const LOOK_AGAIN_AFTER = 200;

/** Does the work while no other process works on this checkout; waits for one that does. */
export async function oneAtATime(work) {
  mkdirSync(inRoot('.cache'), { recursive: true });
  if (!take()) {
    process.stderr.write('Waiting for another process that makes this folder ready …\n');
    while (!take()) await sleep(LOOK_AGAIN_AFTER);
  }
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function release() {
  rmSync(HELD, { force: true });
}

function take() {
  try {
    writeFileSync(HELD, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isRunning(holder())) return false;
    // It was killed, and could not let go.
    release();
    return take();
  }
}

/** NaN where it was let go of just now, or not yet written. */
function holder() {
  try {
    return Number.parseInt(readFileSync(HELD, 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
}

function isRunning(pid) {
  if (Number.isNaN(pid)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
