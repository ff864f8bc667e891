#!/usr/bin/env node
// Checks the version of Node before it loads anything that would crash on an old one. So this file
// has no import statement and no syntax that an old Node cannot read.
(function start() {
  const version = process.versions.node.split('.').map(Number);
  if (version[0] > 22 || (version[0] === 22 && version[1] >= 13)) {
    void import('./keep-compiled.ts')
      .then((cache) => cache.keepCompiled())
      .then(() => import('./program.ts'))
      .then((program) => program.run(process.argv));
    return;
  }
  console.error(
    'Node ' +
      process.versions.node +
      ' is too old. Tribefinder needs Node 22.13 or newer.\n' +
      'In a checkout, npm start and npm run tribe use their own Node. Otherwise install a newer Node\n' +
      '(https://nodejs.org), or run: npx --package=node@24 --package=tribefinder tribe',
  );
  process.exitCode = 1;
})();
