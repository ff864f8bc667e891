import type { Context } from './context.ts';
import { makeReport, writeReport } from './report.ts';
import { serve, whereItIs } from './serve.ts';

export interface DemoOptions {
  serve: boolean;
  live?: boolean;
  port?: number;
}

/** The report on what the demo has brought, what comes next, and the dashboard. */
export async function showDemo(
  options: DemoOptions,
  whatNext: string,
  demo: Context,
): Promise<void> {
  await writeReport(await makeReport({}, demo), undefined, demo);
  // With --json nothing but the report belongs on standard output.
  const tell = demo.options().json === true ? demo.output.warn : demo.output.say;
  tell(whatNext);
  if (!options.serve) return;
  await serve(options, demo, (server) => {
    for (const line of whereItIs(server, demo)) tell(line);
  });
}
