import { readableLabel } from '../../../src/render/wording/readable-label.ts';

/** What an account is called where people choose one. */
export function accountTitle(account: {
  id: string;
  handle?: string | undefined;
  name?: string | undefined;
}): string {
  const { id, handle, name } = account;
  return readableLabel(handle === undefined ? (name ?? id) : `@${handle}`);
}
