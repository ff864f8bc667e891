import { accountName } from '../../src/render/wording/facts.ts';
import type { Scope } from '../shell/scope.ts';

/** What stands above a picture: its title, whose audience it is about, and the time. */
export function captionLines({ report }: Pick<Scope, 'report'>, title: string): string[] {
  const { account, period } = accountName(report);
  return [title, `${account}, ${period}`];
}
