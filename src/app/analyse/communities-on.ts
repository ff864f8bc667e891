import type { AnalysisSettings } from '../../analysis/settings.ts';
import { communitiesOf } from '../../views/rows/community-rows.ts';
import type { CommunityExport } from '../../views/rows/community-row.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { analyseAccount, type OnStage } from './report-on.ts';

export interface FoundCommunities {
  /** To be written down. */
  export: CommunityExport;
  /** Current followers in it. */
  people: number;
  communities: number;
}

/** The communities of an account's followers, worked out anew. */
export async function communitiesOn(
  store: Pick<AccountStore, 'log' | 'results'>,
  settings: AnalysisSettings,
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<FoundCommunities> {
  const analysis = await analyseAccount(store, settings, onStage, encoder);
  return {
    export: communitiesOf(analysis),
    people: analysis.current.reduce((count, follows) => count + follows, 0),
    communities: analysis.partition.communities.length,
  };
}
