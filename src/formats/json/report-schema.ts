import { z } from 'zod';
import { TribeReport } from '../../model/report.ts';

/**
 * JSON Schema (draft 2020-12) of version 2 of the report. Fields not named in it are allowed:
 * later programs may add some.
 */
export function reportSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(TribeReport, { io: 'input' });
  return {
    $schema,
    $id: 'tribe-report-2.schema.json',
    title: 'Tribe report, version 2',
    ...schema,
  };
}
