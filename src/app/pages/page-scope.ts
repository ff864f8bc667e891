import type { AccountId } from '../../model/ids.ts';
import type { Role } from '../../store/ports/access-store.ts';

/** Whose audience a page is about, over what time, and who reads it. */
export interface Scope {
  account: AccountId;
  /** ms since 1970; default: all data. */
  from?: number;
  to?: number;
  /** A viewer gets only what viewers may see. */
  reader: Role;
  /** Who asks for it, as limits count visitors. */
  visitor: string;
}
