import { Argument, type Command, InvalidArgumentError } from 'commander';
import type { WhyKind } from '../app/analyse/why-of.ts';
import type { Context } from './context.ts';
import { createStageLine } from './stage-line.ts';
import { writeFileOut } from './streams.ts';
import { terminalText } from './terminal-text.ts';
import { addWindowOptions, requestedTime, type WindowOptions } from './window-options.ts';

const KINDS = ['topic', 'community', 'person'] as const satisfies readonly WhyKind[];

const ABOUT = `
Case does not matter. The command shortens long lists. For all entries, use
--json.

Examples:
  tribe why topic politics
  tribe why community 'rust and compilers' --json
  tribe why person @robin`;

/** `tribe why` */
export function addWhy(program: Command, context: Context): void {
  const command = program
    .command('why')
    .description('show the data behind a topic, community or person')
    .addArgument(
      new Argument('<kind>', 'topic, community or person').choices(KINDS).argParser(parseKind),
    )
    .argument('<id>', 'id or label of a topic or community; id, handle or name of a person');
  addWindowOptions(command)
    .addHelpText('after', ABOUT)
    .action((kind: WhyKind, id: string, options: WindowOptions) =>
      runWhy({ kind, id }, options, context),
    );
}

/** `tribe` is the former name of `community`. */
function parseKind(text: string): WhyKind {
  const kind = KINDS.find((known) => known === (text === 'tribe' ? 'community' : text));
  if (kind === undefined) throw new InvalidArgumentError(`Use one of: ${KINDS.join(', ')}.`);
  return kind;
}

async function runWhy(
  requested: { kind: WhyKind; id: string },
  window: WindowOptions,
  context: Context,
): Promise<void> {
  const { whyOf } = await import('../app/analyse/why-of.ts');
  const { whyAsJson } = await import('../formats/json/why-as-json.ts');
  const { whyAsText } = await import('../formats/text/why/why-as-text.ts');
  const { labelsOf } = await import('../render/wording/labels.ts');
  const { DEFAULT_SEED } = await import('../app/analyse/report-on.ts');
  const { englishEncoder } = await import('../app/english-encoder.ts');
  const settings = { seed: DEFAULT_SEED, now: Date.now(), ...requestedTime(window) };
  const line = createStageLine(context.output.mayAnimate());
  const store = await context.accountStore();
  const found = whyOf(store, settings, requested, line.show, englishEncoder());
  const { why, report } = await found.finally(line.end);
  const isJson = context.options().json === true;
  const text = isJson
    ? whyAsJson(why)
    : whyAsText(why, labelsOf(report), terminalText(context.output));
  await writeFileOut([text], isJson);
}
