import type { OwnerQuestion } from '../app/analyse/answers-on.ts';
import type { AnswerFormat } from '../formats/media-types.ts';
import type { Context } from './context.ts';
import { createStageLine } from './stage-line.ts';
import { writeFileOut } from './streams.ts';
import { terminalText } from './terminal-text.ts';
import { requestedTime, type WindowOptions } from './window-options.ts';

/** Writes the answer to standard output. Without a format, `--json` gives JSON, otherwise text. */
export async function answerQuestion(
  question: OwnerQuestion,
  window: WindowOptions,
  requested: AnswerFormat | undefined,
  context: Context,
): Promise<void> {
  const { answerOn } = await import('../app/analyse/answers-on.ts');
  const { answerExporters } = await import('../formats/registry.ts');
  const { DEFAULT_SEED } = await import('../app/analyse/report-on.ts');
  const { englishEncoder } = await import('../app/english-encoder.ts');
  const settings = { seed: DEFAULT_SEED, now: Date.now(), ...requestedTime(window) };
  const line = createStageLine(context.output.mayAnimate());
  const store = await context.accountStore();
  const found = answerOn(store, settings, question, line.show, englishEncoder());
  const { page, answer } = await found.finally(line.end);
  const format = requested ?? (context.options().json === true ? 'json' : 'text');
  const text = answerExporters[format](page, answer, terminalText(context.output));
  await writeFileOut([text], format === 'json');
}
