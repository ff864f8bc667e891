import type { Command } from 'commander';
import type { Check } from '../app/check-setup.ts';
import { EXIT } from '../model/errors.ts';
import type { Context } from './context.ts';
import { printable } from './streams.ts';

/** `tribe doctor` */
export function addDoctor(program: Command, context: Context): void {
  program
    .command('doctor')
    .description('check the set-up and show what to do')
    .action(() => runDoctor(context));
}

async function runDoctor(context: Context): Promise<void> {
  const { checkSetup } = await import('../app/check-setup.ts');
  const { output } = context;
  const path = await context.databasePath();
  const checks = await checkSetup(process.versions.node, path, () => context.store(), process.env);
  if (checks.some(({ state }) => state === 'broken')) context.exitWith(EXIT.failed);
  if (context.options().json === true) output.json({ checks });
  else for (const check of checks) show(check, context);
}

function show({ name, state, found, advice }: Check, { output }: Context): void {
  const { color } = output;
  const mark = {
    fine: color.green('ok    '),
    note: color.yellow('note  '),
    broken: color.red('broken'),
  };
  const write = state === 'broken' ? output.error : output.say;
  write(`${mark[state]}  ${printable(name)}: ${printable(found)}`);
  if (advice !== undefined) write(`        ${printable(advice)}`);
}
