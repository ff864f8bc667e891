import { createHmac } from 'node:crypto';
import type { Analysis } from '../analysis/result.ts';
import type { AccountInfo } from '../model/audience-log.ts';
import type { SourcesPage } from '../model/pages/account-data.ts';
import type { Role } from '../store/ports/access-store.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { accountForViewer, forViewer, type OpaqueId } from '../views/viewer/for-viewer.ts';

/** Characters of an opaque id: 128 bits as hexadecimal digits. */
const OPAQUE_LENGTH = 32;

/** What a visitor may see of an account. Every answer about an account is made from this. */
export interface Reader {
  account(info: AccountInfo): AccountInfo;
  analysis(analysis: Analysis): Analysis;
  sources(sources: SourcesPage['sources']): SourcesPage['sources'];
}

const OWNER: Reader = {
  account: (info) => info,
  analysis: (analysis) => analysis,
  sources: (sources) => sources,
};

/** An owner sees everything. A viewer sees ids, figures and common terms: see {@link forViewer}. */
export async function readerOf(
  { profile }: Pick<AccountStore, 'profile'>,
  role: Role,
): Promise<Reader> {
  if (role === 'owner') return OWNER;
  const opaque = opaqueIds(await profile.viewerSecret());
  return {
    account: (info) => accountForViewer(info, opaque),
    analysis: (analysis) => forViewer(analysis, opaque),
    sources: (sources) => sources.map(({ kind }) => ({ kind, name: kind })),
  };
}

/** Returns the same id for the same text and secret. Each account has a secret of its own. */
function opaqueIds(secret: Uint8Array): OpaqueId {
  return (id) =>
    `id-${createHmac('sha256', secret).update(id).digest('hex').slice(0, OPAQUE_LENGTH)}`;
}
