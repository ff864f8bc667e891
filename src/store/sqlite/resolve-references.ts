import type Database from 'better-sqlite3';
import { parseLine } from '../../model/parse-event.ts';
import { typeCode } from '../event-facts.ts';
import type { ResolvedReferences } from '../ports/event-log.ts';
import { lineOf, referenceOf, REFERRING_TYPES } from '../sql/writing/references.ts';
import type { Sql } from '../sql/schema.ts';
import type { ResolvableLine, UnresolvedEvent } from '../sql/writing/reference-queries.ts';
import {
  anyUnknownPerson,
  resolvableLines,
  unresolvedEvents,
} from '../sql/writing/reference-queries.ts';
import type { AccountWriter } from './account-writer.ts';
import { allNow, runNow } from './run-now.ts';

/** One settling of references: which account, through which writer, and when. */
export interface Settling {
  database: Database.Database;
  sql: Sql;
  account: number;
  writer: AccountWriter;
  /** ms since 1970. */
  at: number;
}

/**
 * Moves what refers to unknown people into the quarantine, and what waits there for people who are
 * known by now back into the log; a few thousand at a time, each lot in one transaction.
 */
export function resolveReferences(settling: Settling): ResolvedReferences {
  const replayed = replayLines(settling);
  const rejected = REFERRING_TYPES.reduce((sum, type) => sum + quarantineEvents(settling, type), 0);
  return { rejected, replayed };
}

function replayLines(settling: Settling): number {
  let replayed = 0;
  let last = 0;
  let lines: ResolvableLine[];
  do {
    lines = settling.writer.transact(() => {
      const { database, sql, account, writer, at } = settling;
      const lines = allNow(database, resolvableLines(sql, account, last));
      for (const { id, source, line, text } of lines) {
        const parsed = parseLine(text);
        // What no event file can say stays where the owner sees it.
        if ('rejection' in parsed) continue;
        if (writer.append({ event: parsed.event, line }, source) === 'added') replayed++;
        const resolve = sql.updateTable('quarantine').set({ resolved_at: at });
        runNow(database, resolve.where('account', '=', account).where('id', '=', id));
      }
      return lines;
    });
    last = lines.at(-1)?.id ?? last;
  } while (lines.length > 0);
  return replayed;
}

function quarantineEvents(settling: Settling, type: (typeof REFERRING_TYPES)[number]): number {
  const { database, sql, account, writer } = settling;
  if (allNow(database, anyUnknownPerson(sql, account)).length === 0) return 0;
  let rejected = 0;
  let last: Buffer = Buffer.alloc(0);
  let rows: UnresolvedEvent[];
  do {
    rows = writer.transact(() => {
      const rows = allNow(database, unresolvedEvents(sql, account, typeCode(type), last));
      for (const row of rows) quarantineEvent(settling, row);
      return rows;
    });
    rejected += rows.length;
    last = rows.at(-1)?.key ?? last;
  } while (rows.length > 0);
  return rejected;
}

function quarantineEvent({ writer, at }: Settling, row: UnresolvedEvent): void {
  const { source, line, person, other, personKnown, personId, otherId } = row;
  const event = referenceOf(row);
  writer.remove(event, person!);
  const reason = `unknown person ${personKnown === 1 ? otherId : personId}`;
  writer.rejected({ line, text: lineOf(event), reason }, source, at, { person: person!, other });
}
