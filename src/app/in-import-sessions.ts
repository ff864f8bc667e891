import type { AccountId } from '../model/ids.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import type { ImportSession, ImportSource, ResolvedReferences } from '../store/ports/event-log.ts';

/**
 * Begins to write the events of one source into an account. {@link inImportSessions} finishes the
 * session.
 */
export type BeginImport = (
  into: Pick<AccountStore, 'account' | 'log'>,
  source: ImportSource,
) => Promise<Pick<ImportSession, 'write' | 'closeCorrected'>>;

/**
 * Does work that imports, and then finishes the import of every account it wrote to: rows that wait
 * in the quarantine for a person who is known by now go into the log, and rows about people whom
 * nothing names go into the quarantine. This happens once, after all sources, because one source may
 * name the people of another. All imports go through this function, so no import stays unfinished.
 *
 * Work that throws or is aborted is not finished. The next import of the account makes up for it.
 */
export async function inImportSessions<Result>(
  work: (begin: BeginImport) => Promise<Result>,
  signal?: AbortSignal,
): Promise<{ result: Result; resolved: ResolvedReferences }> {
  const sessions = new Map<AccountId, ImportSession>();
  const result = await work(async ({ account, log }, source) => {
    const session = await log.beginImport(source);
    sessions.set(account, session);
    return session;
  });
  const resolved = { rejected: 0, replayed: 0 };
  if (signal?.aborted === true) return { result, resolved };
  for (const session of sessions.values()) {
    const { rejected, replayed } = await session.finish();
    resolved.rejected += rejected;
    resolved.replayed += replayed;
  }
  return { result, resolved };
}
