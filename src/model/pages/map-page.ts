import { z } from 'zod';
import { count, share } from './parts.ts';

const positions = z.array(z.int().nonnegative());

/** The map: every column has one entry for each person shown. */
export const MapPage = z.object({
  people: count.describe('current followers with a tie to somebody'),
  shown: count,
  communities: z.array(
    z.object({ id: z.string(), label: z.string(), isTribe: z.boolean().nullable(), size: count }),
  ),
  ids: z.array(z.string()),
  names: z.array(z.string()).describe('handles, or ids for people without one'),
  x: z.array(z.number()),
  y: z.array(z.number()),
  community: z.array(z.int().min(-1)).describe('positions in `communities`; -1: in none'),
  reactions: z.array(count).describe('likes, reposts, replies and quotes'),
  topics: z
    .array(positions)
    .describe('positions of broad topics in the report that they engaged with'),
  edges: z.object({ from: positions, to: positions }).describe('the strongest ties of each person'),
  joined: share.describe('share of current followers with a tie to somebody'),
});
export type MapPage = z.infer<typeof MapPage>;
