import { z } from 'zod';
import { count, share } from './parts.ts';

const positions = z.array(z.int().nonnegative());

/** Who is alike, as a picture: one entry a person shown in every column. */
export const MapPage = z.object({
  people: count.describe('who follow now and are joined to somebody'),
  shown: count,
  communities: z.array(
    z.object({ id: z.string(), label: z.string(), isTribe: z.boolean(), size: count }),
  ),
  ids: z.array(z.string()),
  names: z.array(z.string()).describe('handles, or ids where there is none'),
  x: z.array(z.number()),
  y: z.array(z.number()),
  community: z.array(z.int().min(-1)).describe('positions in `tribes`; -1: in none'),
  edges: z.object({ from: positions, to: positions }).describe('the strongest of each person'),
  joined: share.describe('share of current followers who are joined to anybody'),
});
export type MapPage = z.infer<typeof MapPage>;
