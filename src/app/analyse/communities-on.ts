import type { AnalysisSettings } from '../../analysis/settings.ts';
import { communitiesOf } from '../../views/rows/community-rows.ts';
import type { CommunityExport } from '../../views/rows/community-row.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import type { Role } from '../../store/ports/access-store.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { readerOf } from '../reader.ts';
import { analyseAccount, type OnStage } from './report-on.ts';

export interface FoundCommunities {
  /** To be written down. */
  export: CommunityExport;
  /** Current followers in it. */
  people: number;
  communities: number;
}

/**
 * Returns the communities of an account's followers from a new analysis.
 *
 * @param reader for whom they are.
 */
export async function communitiesOn(
  store: Pick<AccountStore, 'log' | 'results' | 'profile'>,
  settings: AnalysisSettings,
  onStage: OnStage,
  encoder?: SentenceEncoder,
  reader: Role = 'owner',
): Promise<FoundCommunities> {
  const found = await analyseAccount(store, settings, onStage, encoder);
  const analysis = (await readerOf(store, reader)).analysis(found);
  return {
    export: communitiesOf(analysis),
    people: analysis.current.reduce((count, follows) => count + follows, 0),
    communities: analysis.partition.communities.length,
  };
}
