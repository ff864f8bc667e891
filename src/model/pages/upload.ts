import { z } from 'zod';
import { PLATFORMS } from '../events.ts';
import { type ListHints, LIST_FIELDS, LIST_KINDS } from '../list-question.ts';
import { formatInstant, type Instant, parseDayOrInstant } from '../instant.ts';
import type { FilePreview } from '../file-preview.ts';
import { DATE_ORDERS } from '../written-date.ts';
import { count, id, instant } from './parts.ts';

const kind = z.enum(LIST_KINDS).describe('what a list contains');
const order = z.enum(DATE_ORDERS).describe('the order of day, month and year in dates of rows');
const map = z
  .record(z.string().max(1000), z.enum(LIST_FIELDS))
  .refine((columns) => Object.keys(columns).length <= LIST_FIELDS.length, 'has too many columns')
  .describe('the field that each named column holds');

/** What the owner says about a list that the file does not. */
export const Hints = z.strictObject({
  as: kind.optional(),
  at: z
    .string()
    .max(40)
    .refine((text) => parseDayOrInstant(text) !== undefined, 'is neither a day nor a time')
    .optional()
    .describe('when the list was made: a day in UTC, or an RFC 3339 time'),
  dates: order.optional(),
  complete: z.boolean().optional().describe('whether a list that looks cut short has everybody'),
  map: map.optional(),
  account: id.optional().describe('whose list it is, by id or handle, for a new account'),
});

export function hintsOf(hints: z.infer<typeof Hints>): ListHints {
  const { as, at, dates, complete, map, account } = hints;
  return {
    ...(as && { as }),
    ...(at !== undefined && { at: parseDayOrInstant(at)! }),
    ...(dates && { dates }),
    ...(complete !== undefined && { complete }),
    ...(map && { map }),
    ...(account !== undefined && { account }),
  };
}

export const Preview = z.object({
  kind: z.string().describe('which source reads the file'),
  account: z
    .object({
      id: z.string(),
      platform: z.enum(PLATFORMS),
      handle: z.string().optional(),
      name: z.string().optional(),
    })
    .optional()
    .describe('the account that the file names'),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())).describe('the first rows, a cell for each column'),
  asks: z
    .array(z.enum(['as', 'map', 'at', 'dates', 'account']))
    .describe('what the owner has to answer before the import'),
  incomplete: z
    .string()
    .optional()
    .describe('why a list of followers may be cut short, unless its owner says it is complete'),
  proposal: z
    .object({
      as: kind.optional(),
      map,
      at: z.array(instant).describe('several if the date can be read in several ways'),
      dates: z
        .object({ written: z.string(), orders: z.array(order) })
        .optional()
        .describe('a date that can mean several days, and the orders in which all can be read'),
      account: z.string().optional(),
    })
    .optional()
    .describe('of a list: how it is read unless the owner says otherwise'),
});
export type Preview = z.infer<typeof Preview>;

/** A preview, with times as text. */
export function shownPreview({ proposal, ...preview }: FilePreview): Preview {
  const written = proposal && {
    ...proposal,
    at: proposal.at.map((at: Instant) => formatInstant(at)),
  };
  return { ...preview, ...(written && { proposal: written }) };
}

export const Imported = z.object({
  account: z.string().optional(),
  lines: count,
  added: count,
  known: count,
  rejected: count,
  waiting: count,
  leftOut: count.describe('about forgotten people or deleted posts'),
  onlyCounted: z
    .array(z.object({ reason: z.string(), count }))
    .describe('rejected rows that are only counted'),
  notes: z.array(z.string()).describe('what the owner should check in what was read'),
  found: z
    .object({
      posts: count,
      deletions: count.describe('posts that are gone'),
      following: count.describe('whom the owner follows'),
      snapshot: z.object({ at: instant, followers: count, complete: z.boolean() }).optional(),
    })
    .describe('what the file holds'),
});

/** How far an uploaded file is. */
export const Progress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('receiving'), bytes: count, size: count }),
  z.object({ state: z.literal('previewed'), preview: Preview }),
  z.object({ state: z.literal('importing'), bytes: count, size: count, lines: count }),
  z.object({ state: z.literal('done'), imported: Imported }),
  z.object({ state: z.literal('failed'), message: z.string(), advice: z.string() }),
]);
export type Progress = z.infer<typeof Progress>;
