import type { QuarantineStore } from '../../ports/quarantine-store.ts';
import type { AccountScope } from '../account-scope.ts';
import {
  countQuarantined,
  getQuarantined,
  listQuarantined,
  markOpen,
  markResolved,
} from './quarantined-lines.ts';
import { markAllResolved } from './resolve-rows.ts';

export function quarantineStore({ database, number }: AccountScope): QuarantineStore {
  const { sql, explained } = database;
  return {
    lines: (page = {}) => explained(() => listQuarantined(sql, number, page)),
    count: (rows = {}) => explained(() => countQuarantined(sql, number, rows)),
    line: (id) => explained(() => getQuarantined(sql, number, id)),
    resolve: (id, at) => explained(() => markResolved(sql, number, id, at)),
    resolveAll: (rows, at) => explained(() => markAllResolved(sql, number, rows, at)),
    reopen: (id) => explained(() => markOpen(sql, number, id)),
  };
}
