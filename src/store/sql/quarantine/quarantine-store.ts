import type { QuarantineStore } from '../../ports/quarantine-store.ts';
import type { AccountScope } from '../account-scope.ts';
import { getQuarantined, listQuarantined, markOpen, markResolved } from './quarantined-lines.ts';

export function quarantineStore({ sql, on }: AccountScope): QuarantineStore {
  return {
    lines: (account, page = {}) => on(account, ({ number }) => listQuarantined(sql, number, page)),
    line: (account, id) => on(account, ({ number }) => getQuarantined(sql, number, id)),
    resolve: (account, id, at) => on(account, ({ number }) => markResolved(sql, number, id, at)),
    reopen: (account, id) => on(account, ({ number }) => markOpen(sql, number, id)),
  };
}
