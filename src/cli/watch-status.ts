import {
  digestInWords,
  liveInWords,
  planInWords,
  runInWords,
  writeMoment,
} from '../render/wording/schedule.ts';
import type { SchedulePage } from '../model/pages/schedule-page.ts';
import type { Context } from './context.ts';
import { printable } from './streams.ts';
import { costLines } from './watch-lines.ts';

/** `tribe watch --status` */
export async function showWatchStatus(context: Context): Promise<void> {
  const { schedulePage } = await import('../app/watch/schedule-page.ts');
  const { watchStatus } = await import('../app/watch/watch-status.ts');
  const { output, options } = context;
  const store = await context.accountStore();
  const status = schedulePage(store.account, await watchStatus(store, Date.now()));
  if (options().json === true) return output.json(status);
  if (status.plan === null) {
    if (status.problem !== undefined) output.error(status.problem);
    output.say('There is no schedule. To start one: tribe watch "daily at 7"');
    return;
  }
  for (const line of statusLines(status, output.color.bold)) output.say(line);
}

const NAME = 11;

function statusLines(
  status: Exclude<SchedulePage, { plan: null }>,
  bold: (text: string) => string,
): string[] {
  const { plan, watching, running, last, next, report, live, digest, free, cost } = status;
  const when = (at: string | null): string => writeMoment(at!, plan.zone);
  const row = (name: string, [first, ...rest]: string[]): string[] => [
    `${bold(name.padEnd(NAME))}${first}`,
    ...rest.map((line) => ' '.repeat(NAME) + line),
  ];
  const who = watching && `process ${watching.pid} on ${printable(watching.host)}`;
  return [
    ...row('Schedule', planInWords(plan).map(printable)),
    ...row('Watching', [
      who === null
        ? 'no process; to continue: tribe watch'
        : `${who}, since ${when(watching!.since)}`,
    ]),
    ...(live === null ? [] : row('Live', [liveInWords(live, plan.zone, Date.now())])),
    ...(running === null ? [] : row('Now', [`taking a snapshot since ${when(running.started)}`])),
    ...row(
      'Last',
      last === null ? ['none yet'] : [when(last.started), ...runInWords(last, free).map(printable)],
    ),
    ...row('Next', [
      next === null ? 'never' : `${when(next)}${watching ? '' : ', if tribe watch runs then'}`,
    ]),
    ...row('Report', [report === null ? 'up to date' : `next update ${when(report)}`]),
    ...row('7 days', digestInWords(digest, free)),
    ...(cost === null ? [] : ['', ...costLines(plan, cost)]),
  ];
}
