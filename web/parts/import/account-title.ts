import { readableLabel } from '../../../src/render/wording/readable-label.ts';

/** Returns the name of an account in a list of choices. */
export function accountTitle(account: {
  id: string;
  handle?: string | undefined;
  name?: string | undefined;
}): string {
  const { id, handle, name } = account;
  return readableLabel(handle === undefined ? (name ?? id) : `@${handle}`);
}
