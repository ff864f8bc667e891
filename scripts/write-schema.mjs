// Writes the published JSON schema of the report anew from the program's own types.
import { writeFileSync } from 'node:fs';
import { reportSchema } from '../src/formats/json/report-schema.ts';

const file = new URL('../schema/tribe-report-2.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(reportSchema(), null, 2)}\n`);
