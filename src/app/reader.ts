import { createHmac } from 'node:crypto';
import type { Analysis } from '../analysis/result.ts';
import type { AccountInfo } from '../model/audience-log.ts';
import type { SourcesPage } from '../model/pages/account-data.ts';
import type { Role } from '../store/ports/access-store.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { accountForViewer, forViewer, type OpaqueId } from '../views/viewer/for-viewer.ts';

/** Characters of an opaque id: 128 bits as hexadecimal digits. */
const OPAQUE_LENGTH = 32;

/** What somebody sees of an account. Every answer about an account is made of what this returns. */
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

/** An owner sees everything, a viewer ids, figures and common terms: see {@link forViewer}. */
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

/** The same id for the same text and secret, and different ones for every account. */
function opaqueIds(secret: Uint8Array): OpaqueId {
  return (id) =>
    `id-${createHmac('sha256', secret).update(id).digest('hex').slice(0, OPAQUE_LENGTH)}`;
}
