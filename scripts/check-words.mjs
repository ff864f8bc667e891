// Rejects words and phrases that people have to translate, in everything that people read: strings and
// texts of the program, the README and the documents. docs/glossary.md has the words to use instead.
import { readFileSync, globSync } from 'node:fs';
import { parseSync } from '@swc/core';
import { rejectedWords } from './check-words/rejected-words.mjs';

/** Made-up posts and bios, a server that imitates X, and words that posts about a subject use, speak for others. */
const NOT_OURS =
  /^src\/(simulation\/(vocabulary|post-text)|fake-x|analysis\/topics\/(labels\/subjects|by-vectors\/landmarks))/;
/** Words that must be recognised because they worked before, or are stored. */
const FORMER = new Set(['src/store/sql/corrections/correction-codes.ts']);

const findings = [];
for (const file of globSync('{src,web}/**/*.{ts,tsx}').toSorted()) {
  const path = file.replaceAll('\\', '/');
  if (NOT_OURS.test(path) || FORMER.has(path) || path.includes('/migrations')) continue;
  const tree = parseSync(readFileSync(file, 'utf8'), {
    syntax: 'typescript',
    tsx: path.endsWith('x'),
    decorators: false,
  });
  for (const text of textsOf(tree)) check(path, text);
}
const DOCUMENTS = ['*.md', 'docs/*.md', 'data/**/*.md', 'test/bench/*.md'];
for (const file of globSync(DOCUMENTS).toSorted()) {
  if (file === 'CHANGELOG.md') continue;
  for (const line of readFileSync(file, 'utf8').split('\n')) check(file, line);
}
for (const finding of findings) process.stderr.write(`${finding}\n`);
if (findings.length > 0) {
  process.stderr.write(`${findings.length} sentences to rewrite.\n`);
  process.exitCode = 1;
}

function check(file, text) {
  // What holds no space is a name or a key, and what begins with dashes an option.
  if (!text.includes(' ') || text.startsWith('--')) return;
  const found = rejectedWords(text);
  if (found === undefined) return;
  const { words, instead } = found;
  findings.push(`${file}: "${words}" in "${text.trim().slice(0, 90)}" (${instead})`);
}

/** Strings, templates and texts between tags; not what modules are imported from. */
function* textsOf(node) {
  if (Array.isArray(node)) {
    for (const part of node) yield* textsOf(part);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'StringLiteral') yield node.value;
  if (node.type === 'TemplateElement') yield node.raw;
  if (node.type === 'JSXText') yield node.value;
  for (const [key, part] of Object.entries(node))
    if (key !== 'span' && key !== 'source') yield* textsOf(part);
}
