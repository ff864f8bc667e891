import type { ListedTopics } from '../app/analyse/topics-of.ts';
import type { Context } from './context.ts';
import { createStageLine } from './stage-line.ts';

/** Finds the topics of the account's posts, and shows the progress. */
export async function findTopicsNow(context: Context): Promise<ListedTopics> {
  const { topicsOf } = await import('../app/analyse/topics-of.ts');
  const { englishEncoder } = await import('../app/english-encoder.ts');
  const line = createStageLine(context.output.mayAnimate());
  const found = topicsOf(await context.accountStore(), line.show, englishEncoder());
  return found.finally(line.end);
}
