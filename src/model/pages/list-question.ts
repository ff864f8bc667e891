import { z } from 'zod';
import { parseDayOrInstant } from '../instant.ts';
import { LIST_FIELDS, LIST_KINDS } from '../list-question.ts';

const kind = z.enum(LIST_KINDS);
const field = z.enum(LIST_FIELDS);
const MOST_MAPPED = 100;

/** What the owner says about a list that the file does not. */
export const ListHintsFields = z.strictObject({
  as: kind.optional().describe('what the list holds'),
  at: z
    .string()
    .refine((text) => parseDayOrInstant(text) !== undefined, 'not a day or time')
    .optional()
    .describe('when the list was made: a day such as 2026-03-01, or an RFC 3339 time'),
  map: z
    .record(z.string(), field)
    .refine((map) => Object.keys(map).length <= MOST_MAPPED)
    .optional()
    .describe('what columns hold, by their names or numbers'),
  account: z.string().min(1).max(320).optional().describe('whose list it is: a handle or an id'),
});

/** What a list does not say, and the likeliest answers. */
export const ListQuestionFields = z.object({
  file: z.string(),
  asks: z.array(z.enum(['as', 'map', 'at', 'account'])),
  columns: z.array(z.string()),
  preview: z.array(z.array(z.string())).describe('the first rows, a cell for each column'),
  proposal: z.object({
    as: kind.optional(),
    map: z.record(z.string(), field),
    at: z.array(z.number()).describe('what the date can mean, in ms since 1970'),
    account: z.string().optional(),
  }),
});
