// Rejects words and phrases that people have to translate, in everything that people read: strings and
// texts of the program, the README and the documents. docs/glossary.md has the words to use instead.
import { readFileSync, globSync } from 'node:fs';
import { parseSync } from '@swc/core';

/** What not to write, and what to write instead. */
const REJECTED = [
  [/\bsay so\b/i, 'Save'],
  [/\blet go\b/i, 'Clear'],
  [/\btake (your|the) word back\b/i, 'Undo'],
  [/\bread it once more\b/i, 'Retry'],
  [/\b(takes?|took|taken?|taking) in\b/i, 'import'],
  [/\bwho is alike\b/i, 'Map'],
  [/\bset aside\b|\bsets aside\b/i, 'rejected'],
  [/\bmended?\b/i, 'fixed'],
  [/\bto keep or pass on\b/i, 'Export'],
  [/\bthe same for programs\b/i, 'API'],
  [/\bshare to look\b/i, 'Share a read-only link'],
  [/\bnot seen to\b/i, 'no measurable effect'],
  [/\bno (cost|effect) (is )?seen\b/i, 'no measurable effect'],
  [/\b(is|are) (told|said) (from|of|by|to)\b/i, 'an active verb'],
  [/\bis taken for\b|\bare taken for\b/i, 'an active verb'],
  [/\bfor reasons of their own\b/i, "We can't tell why any one person left"],
  [/\beffect halves\b/i, 'half-life of an effect'],
  [/\b(un)?bunch(ed|ing)\b/i, 'overdispersion'],
  [/\bboundaries in time\b/i, 'snapshots'],
  [/\bholds? people\b|\bheld people\b/i, 'keeps followers'],
  [
    /\breadings\b|\b(a|an|the|this|that|each|every|one|last|first|next|second|newest|such|single|which|no|whole|believed|earlier|later) reading\b(?! (of )?(list|order|scope|time))/i,
    'snapshot',
  ],
  [/\b(held|holds) back\b/i, 'rejected'],
  [/\b(taken|takes?) back\b/i, 'reinstated, or undo'],
  [/\bretract(ed|ions?)\b/i, 'reinstated'],
  [/\bplatform events?\b/i, 'mass departure'],
  [/(?<![-`'])\bfollow-churners?\b|(?<!follow[- ])\bchurners?\b/i, 'follow churner'],
  [/\bstances?\b/i, 'role'],
  [/\bthe owner's word\b|\bowner decisions?\b/i, 'correction'],
  [/\bsettling\b/i, 'partition refinement'],
  [/\b(confidence|uncertainty) (bands?|ranges?)\b/i, 'interval'],
  [/\bthe stays?\b|\ba stay\b|\btheir stays?\b/i, 'follower spell'],
];

/** Made-up posts and bios, and a server that imitates X, speak for others. */
const NOT_OURS = /^src\/(simulation\/(vocabulary|post-text)|fake-x)\//;
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
  for (const [pattern, instead] of REJECTED) {
    const found = pattern.exec(text);
    if (found === null) continue;
    findings.push(`${file}: "${found[0]}" in "${text.trim().slice(0, 90)}" (${instead})`);
    return;
  }
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
