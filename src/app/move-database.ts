import type { Copied, OnCopied } from '../store/sql/copy-database.ts';
import { copyDatabase } from '../store/sql/copy-database.ts';
import { openDatabase } from './open-store.ts';

/**
 * Copies everything to an empty database and checks the copy. The old one stays as it is. Whatever
 * stops it, the new one stays empty.
 */
export async function moveDatabase(from: string, to: string, onCopied: OnCopied): Promise<Copied> {
  const source = await openDatabase(from);
  try {
    const target = await openDatabase(to);
    try {
      return await copyDatabase(source, target, onCopied);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
