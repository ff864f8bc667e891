import type { Context } from './context.ts';
import { makeReport, writeReport } from './report.ts';
import { serve, whereItIs } from './serve.ts';

export interface DemoOptions {
  serve: boolean;
  live?: boolean;
  platform?: 'x' | 'bluesky';
  port?: number;
}

/** Shows the report on the data of the demo, the next commands and the dashboard. */
export async function showDemo(
  options: DemoOptions,
  whatNext: string,
  demo: Context,
): Promise<void> {
  await writeReport(await makeReport({}, demo), undefined, demo);
  // With --json, standard output holds only the report.
  const write = demo.options().json === true ? demo.output.warn : demo.output.say;
  write(whatNext);
  if (!options.serve) return;
  await serve({ ...options, isDemo: true }, demo, (server) => {
    for (const line of whereItIs(server, demo)) write(line);
  });
}
