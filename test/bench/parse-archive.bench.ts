import { readFileSync } from 'node:fs';

/**
 * The yardstick of reading an archive: its posts as they lie in it, all in memory beforehand,
 * given to JSON.parse at once. Argument: the file. Prints the seconds.
 */
const text = readFileSync(process.argv[2], 'utf8');
const began = performance.now();
const posts = JSON.parse(text.slice(text.indexOf('=') + 1)) as unknown[];
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ posts: posts.length, seconds }));
