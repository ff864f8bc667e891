import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './places.mjs';

/** Where the digest of a step's inputs is kept from when it last succeeded. */
function stampOf({ name }) {
  return inRoot(join('.cache', `${name}.stamp`));
}

export function isDone(step) {
  if (!step.outputs.every((output) => existsSync(inRoot(output)))) return false;
  return existsSync(stampOf(step)) && readFileSync(stampOf(step), 'utf8') === step.digest();
}

/** @param digest of the inputs as they were before the step was taken. */
export function markDone(step, digest) {
  mkdirSync(inRoot('.cache'), { recursive: true });
  writeFileSync(stampOf(step), digest);
}

export function markUndone(step) {
  rmSync(stampOf(step), { force: true });
}

/** Of the names and contents of all files in these places, and of what else has a say. */
export function digestOf(paths, others = []) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0');
  }
  for (const other of others) hash.update(`${other}\0`);
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!statSync(inRoot(path)).isDirectory()) return [path];
  return readdirSync(inRoot(path)).flatMap((name) => filesBelow(join(path, name)));
}
