import { EXIT, TribeError } from '../model/errors.ts';
import type { AccountId } from '../model/ids.ts';
import { parseLine } from '../model/parse-event.ts';
import type { QuarantinedLine } from '../store/ports/quarantine-store.ts';
import type { Store } from '../store/ports/store.ts';
import { inImportSessions } from './in-import-sessions.ts';

/** What became of a line that was replayed. */
export type Replayed = 'added' | 'known' | 'waiting' | 'left out';

/** A line of the quarantine by its id. Throws a `TribeError` where there is none. */
export async function quarantinedLine(
  store: Pick<Store, 'quarantine'>,
  account: AccountId,
  id: number,
): Promise<QuarantinedLine> {
  const line = await store.quarantine.line(account, id);
  if (line !== undefined) return line;
  throw new TribeError(
    `There is no line ${id} in the quarantine.`,
    'tribe quarantine lists those there are.',
    EXIT.usage,
  );
}

/**
 * Reads a line that was set aside once more, as it stands or as it was corrected (one line of an
 * event file, as JSON), and marks it as mended. A line about people whom nothing names goes on
 * waiting. Throws a `TribeError` where the line is still no event.
 */
export async function replayQuarantined(
  store: Pick<Store, 'log' | 'quarantine'>,
  account: AccountId,
  id: number,
  corrected: string | undefined,
  now: number,
): Promise<Replayed> {
  const line = await quarantinedLine(store, account, id);
  const parsed = parseLine(corrected ?? wholeText(line));
  if ('rejection' in parsed) throw stillWrong(id, parsed.rejection);
  const { event } = parsed;
  if (event.type === 'account' && event.id !== account) {
    throw stillWrong(id, `it is about the account ${event.id}, not ${account}`);
  }
  const source = { account, name: line.source, kind: 'event-file', at: now };
  const { result, resolved } = await inImportSessions(store.log, async (begin) => {
    const session = await begin(source);
    return session.write({ events: [{ event, line: line.line }], rejected: [] });
  });
  const { added, leftOut } = result;
  const waiting = added > 0 && resolved.rejected > 0;
  // What waited before and waits still is the same entry, and stays open.
  if (!(waiting && line.awaitsPerson)) await store.quarantine.resolve(account, id, now);
  if (leftOut > 0) return 'left out';
  return waiting ? 'waiting' : added > 0 ? 'added' : 'known';
}

function wholeText({ id, text, length }: QuarantinedLine): string {
  if (length === text.length) return text;
  throw new TribeError(
    `Of line ${id} only the first ${text.length} of ${length} characters are kept.`,
    'Correct it in its file and import that again, or give it whole with --file FILE.',
  );
}

function stillWrong(id: number, reason: string): TribeError {
  return new TribeError(
    `Line ${id} still cannot be read: ${reason}.`,
    `Give it corrected: tribe quarantine replay ${id} --line '{"type": …}'`,
  );
}
