import type { Store } from '../ports/store.ts';
import { connect } from './connect.ts';
import { explain } from './explain.ts';
import { storeOn } from './sqlite-store.ts';

/** Opens the store in a file, which is made where there is none. */
export async function openSqliteStore(path: string): Promise<Store> {
  try {
    return await storeOn(connect(path));
  } catch (error) {
    throw explain(error, path);
  }
}
