import type { Store } from '../ports/store.ts';
import { connect } from './connect.ts';
import { explain } from './explain.ts';
import { storeOn } from './sqlite-store.ts';

/** Opens the store in a file. Creates the file if it does not exist. */
export async function openSqliteStore(path: string): Promise<Store> {
  try {
    return await storeOn(connect(path), path);
  } catch (error) {
    throw explain(error, path);
  }
}
