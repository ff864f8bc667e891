import type { PlatformRead } from '../../platforms/platform-read.ts';
import type { Collector } from '../collect/collector.ts';

/** Asks a platform that is free, once. Returns `undefined` if no page comes. */
export async function askOnce<Asked, Page>(
  c: Collector,
  read: PlatformRead<Asked, Page>,
  asked: Asked,
): Promise<Page | undefined> {
  const answer = await read.send(await c.tokens.current(), asked);
  return answer.kind === 'page' ? answer.page : undefined;
}
