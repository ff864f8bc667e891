import { EXIT, TribeError } from '../model/errors.ts';
import { parseLine } from '../model/parse-event.ts';
import type { QuarantinedLine } from '../store/ports/quarantine-store.ts';
import { onlyAbout } from '../sources/only-about.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { inImportSessions } from './in-import-sessions.ts';

/** The result of importing a rejected row again. */
export type Replayed = 'added' | 'known' | 'waiting' | 'left out';

/** Returns a rejected row by its id. Throws a `TribeError` if there is none. */
export async function quarantinedLine(
  store: Pick<AccountStore, 'quarantine'>,
  id: number,
): Promise<QuarantinedLine> {
  const line = await store.quarantine.line(id);
  if (line !== undefined) return line;
  throw new TribeError(
    `There is no rejected row ${id}.`,
    'To see the numbers: tribe quarantine',
    EXIT.usage,
  );
}

/**
 * Imports a rejected row again, unchanged or corrected (a line of an event file, as JSON), and closes
 * it. A row about people whom no imported file names stays open. Throws a `TribeError` if the row
 * still cannot be read.
 */
export async function replayQuarantined(
  store: Pick<AccountStore, 'account' | 'log' | 'profile' | 'quarantine'>,
  id: number,
  corrected: string | undefined,
  now: number,
): Promise<Replayed> {
  const line = await quarantinedLine(store, id);
  const parsed = parseLine(corrected ?? wholeText(line));
  if ('rejection' in parsed) throw stillWrong(id, parsed.rejection);
  const { event } = parsed;
  const wrong = onlyAbout(await store.profile.read())(event);
  if (wrong !== undefined) throw stillWrong(id, wrong);
  const source = { name: line.source, kind: 'event-file', at: now };
  const { result, resolved } = await inImportSessions(async (begin) => {
    const session = await begin(store, source);
    return session.write({ events: [{ event, line: line.line }], rejected: [] });
  });
  const { added, leftOut } = result;
  const waiting = added > 0 && resolved.rejected > 0;
  // A row that still waits for a person keeps its entry.
  if (!(waiting && line.awaitsPerson)) await store.quarantine.resolve(id, now);
  if (leftOut > 0) return 'left out';
  return waiting ? 'waiting' : added > 0 ? 'added' : 'known';
}

function wholeText({ id, text, length }: QuarantinedLine): string {
  if (length === text.length) return text;
  throw new TribeError(
    `Row ${id} is too long: only the first ${text.length} of ${length} characters are stored.`,
    'Correct the file and import it again, or use --file FILE with the whole row.',
  );
}

function stillWrong(id: number, reason: string): TribeError {
  return new TribeError(
    `Row ${id} still cannot be read: ${reason}.`,
    `To import a corrected row: tribe quarantine replay ${id} --line '{"type": …}'`,
  );
}
