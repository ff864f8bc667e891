import { z } from 'zod';
import type { Statistic, Statistics, ValueOf } from './statistics.ts';

/** An estimate with its 95% interval. */
export const Estimate = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

const SCHEMAS: Record<Statistic['kind'], z.ZodType> = {
  count: z.int().nonnegative(),
  share: z.number().min(0).max(1),
  number: z.number(),
  estimate: Estimate,
};

/** Returns the fields of some statistics for the schema of the report. */
export function fieldsOf<Of extends Statistics>(
  statistics: Of,
): { [Name in keyof Of]: z.ZodType<ValueOf<Of[Name]>> } {
  const fields = Object.entries(statistics).map(([name, { meaning, kind, unknown }]) => [
    name,
    unknown === undefined
      ? SCHEMAS[kind].describe(meaning)
      : SCHEMAS[kind].nullable().describe(`${meaning} null: ${unknown}.`),
  ]);
  return Object.fromEntries(fields) as { [Name in keyof Of]: z.ZodType<ValueOf<Of[Name]>> };
}
