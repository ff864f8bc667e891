import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Makes a folder of packages of links to those in another, where whatever changes it changes links only. */
export function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  // What npm itself keeps; the links to programs begin at their place.
  for (const name of ['.bin', '.package-lock.json']) {
    cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of readdirSync(from)) {
    if (!name.startsWith('.')) symlinkSync(resolve(from, name), join(to, name));
  }
}

/** Makes a folder of links to the packages that are installed with the program, by the lock file. */
export function linkProductionPackages(root: string, to: string): void {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean }>;
  };
  mkdirSync(to);
  for (const [place, { dev, optional }] of Object.entries(packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1];
    if (name === undefined || dev || optional) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true });
    symlinkSync(resolve(root, place), join(to, name));
  }
}
