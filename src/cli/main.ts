#!/usr/bin/env node
// The first act: say clearly when Node is too old, before anything is loaded that would crash on
// it without a word. So there is no import statement here, nothing at the top level that an old
// Node could not read, and everything else is loaded only after the check.
(function start() {
  const version = process.versions.node.split('.').map(Number);
  if (version[0] > 22 || (version[0] === 22 && version[1] >= 13)) {
    void import('./program.ts').then((program) => program.run(process.argv));
    return;
  }
  console.error(
    'Node ' +
      process.versions.node +
      ' is too old; Tribefinder needs 22.13 or newer.\n' +
      'In a checkout, npm start and npm run tribe bring their own. Installed, put a newer Node\n' +
      'first (https://nodejs.org, or: npx --package=node@24 --package=tribefinder tribe).',
  );
  process.exitCode = 1;
})();
