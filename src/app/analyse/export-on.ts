import type { AnalysisSettings } from '../../analysis/settings.ts';
import type { Chunks } from '../../formats/registry.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { PageBasis } from '../../views/page-basis.ts';
import { tribeReport } from '../../views/report/tribe-report.ts';
import { readerOf } from '../reader.ts';
import { type ExportFile, exportFile } from './export-file.ts';
import { analyseAccount, type OnStage } from './report-on.ts';

export interface MadeExport {
  /** To be written down. */
  chunks: Chunks;
  /** Rows in it. */
  count: number;
  /** Communities of the analysis. */
  communities: number;
}

/** Returns an export from a new analysis. One of ids only has what viewers may see. */
export async function exportOn(
  store: Pick<AccountStore, 'log' | 'results' | 'profile'>,
  settings: AnalysisSettings,
  file: ExportFile,
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<MadeExport> {
  const found = await analyseAccount(store, settings, onStage, encoder);
  const analysis = (await readerOf(store, file.idsOnly ? 'viewer' : 'owner')).analysis(found);
  const exported = { analysis, report: tribeReport(analysis), basis: new PageBasis(analysis) };
  return { ...exportFile(exported, file), communities: analysis.partition.communities.length };
}
