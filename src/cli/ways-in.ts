import { EXIT } from '../model/errors.ts';
import type { Context } from './context.ts';

/** The same ways as on the first page of the dashboard. */
const WAYS = [
  'Name the files to import, or choose another way:',
  '  I have a file        tribe import followers-2026-03-01.csv posts.csv',
  '  Bluesky              tribe connect bluesky alice.bsky.social',
  '  X                    tribe connect x, then: tribe snapshot',
  '  Show me the sample   tribe demo',
  'In the browser: tribe serve',
  'More: tribe import --help',
];

/** Lists where data can come from, for people who name no file. */
export async function sayWaysIn({ output, exitWith }: Context): Promise<void> {
  for (const line of WAYS) output.error(line);
  exitWith(EXIT.usage);
}
