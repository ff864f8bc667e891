import { parseLine } from '../../../model/parse-event.ts';
import { factsOf, REFERRING_TYPES, typeCode } from '../../event-facts.ts';
import type { ResolvedReferences } from '../../ports/event-log.ts';
import type { SourcedEvent, Writing } from './account-writer.ts';
import type { ImportContext } from './import-context.ts';
import { knowByHandle } from './know-by-handle.ts';
import { lineOf, referenceOf } from './references.ts';
import type { UnresolvedEvent } from './reference-queries.ts';
import { anyUnknownPerson, resolvableLines, unresolvedEvents } from './reference-queries.ts';

/**
 * Moves events that refer to unknown people into the quarantine, and lines that wait there for people
 * who are now known back into the log. Moves a few thousand in each transaction.
 */
export async function resolveReferences(context: ImportContext): Promise<ResolvedReferences> {
  await knowByHandle(context);
  const replayed = await replayLines(context);
  let rejected = 0;
  for (const type of REFERRING_TYPES) rejected += await quarantineEvents(context, type);
  return { rejected, replayed };
}

async function replayLines({ account, writer, at }: ImportContext): Promise<number> {
  let replayed = 0;
  let last: number | undefined = 0;
  while (last !== undefined) {
    const beyond: number = last;
    const page = await writer.transact(async (writing) => {
      const lines = await resolvableLines(writing.connection.sql, account, beyond).execute();
      const events: SourcedEvent[] = [];
      const resolved: number[] = [];
      for (const { id, source, line, text } of lines) {
        const parsed = parseLine(text);
        // A line that is no valid event stays in the quarantine, where the owner sees it.
        if ('rejection' in parsed) continue;
        events.push({ event: parsed.event, source, line });
        resolved.push(id);
      }
      const { added } = await writing.append(events);
      await writing.resolve(resolved, at);
      return { added, last: lines.at(-1)?.id };
    });
    replayed += page.added;
    last = page.last;
  }
  return replayed;
}

async function quarantineEvents(
  context: ImportContext,
  type: (typeof REFERRING_TYPES)[number],
): Promise<number> {
  const { database, account, writer } = context;
  if ((await anyUnknownPerson(database.sql, account).execute()).length === 0) return 0;
  let rejected = 0;
  let last: Buffer | undefined = Buffer.alloc(0);
  while (last !== undefined) {
    const beyond: Buffer = last;
    const rows = await writer.transact(async (writing) => {
      const rows = await unresolvedEvents(
        writing.connection.sql,
        account,
        typeCode(type),
        beyond,
      ).execute();
      await moveToQuarantine(writing, rows, context);
      return rows;
    });
    rejected += rows.length;
    last = rows.at(-1)?.key;
  }
  return rejected;
}

async function moveToQuarantine(
  writing: Writing,
  rows: readonly UnresolvedEvent[],
  { at, reopens = false }: ImportContext,
): Promise<void> {
  const events = rows.map(referenceOf);
  await writing.remove(rows.map(({ person }, i) => ({ facts: factsOf(events[i]), person })));
  const lines = rows.map((row, i) => {
    const { source, line, person, other, personKnown, personId, otherId } = row;
    const reason = `unknown person ${personKnown === 1 ? otherId : personId}`;
    const awaited = { person: person!, other };
    return { line: { line, text: lineOf(events[i]), reason }, source, awaited };
  });
  const { ids } = await writing.rejected(lines, at);
  if (reopens) await writing.resolve(ids, null);
}
