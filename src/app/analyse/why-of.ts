import type { AnalysisSettings } from '../../analysis/settings.ts';
import type { Analysis } from '../../analysis/result.ts';
import { tribeReport } from '../../views/report/tribe-report.ts';
import { type Candidate, findByName, withBothNames } from '../../views/why/find-by-name.ts';
import { peopleCandidates } from '../../views/why/people-candidates.ts';
import { whyPerson } from '../../views/why/why-person.ts';
import { allTopics, whyTopic } from '../../views/why/why-topic.ts';
import { whyCommunity } from '../../views/why/why-community.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import type { Why } from '../../formats/json/why-as-json.ts';
import type { TribeReport } from '../../model/report.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { notFound } from '../not-found.ts';
import { analyseAccount, type OnStage } from './report-on.ts';

/** What `tribe why` can explain. */
export type WhyKind = Why['kind'];

/**
 * Returns the evidence for the figures of a topic, community or person. Throws a `TribeError` with
 * the nearest names if nothing has that id or name.
 */
export async function whyOf(
  store: Pick<AccountStore, 'log' | 'results'>,
  settings: AnalysisSettings,
  requested: { kind: WhyKind; id: string },
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<{ why: Why; report: TribeReport }> {
  const analysis = await analyseAccount(store, settings, onStage, encoder);
  const report = tribeReport(analysis);
  const found = findByName(CANDIDATES[requested.kind](analysis, report), requested.id);
  if (!('position' in found)) throw notFound(requested, found);
  return { why: evidenceOf(analysis, report, requested.kind, found.position), report };
}

function evidenceOf(analysis: Analysis, report: TribeReport, kind: WhyKind, position: number): Why {
  if (kind === 'person') return whyPerson(analysis, position);
  if (kind === 'topic') return whyTopic(analysis, report, position);
  const { id } = report.communities[position];
  const community = analysis.partition.communities.findIndex((entry) => entry.id === id);
  return whyCommunity(analysis, report, community);
}

const CANDIDATES: Record<WhyKind, (analysis: Analysis, report: TribeReport) => Candidate[]> = {
  topic: ({ postTopics }) => allTopics(postTopics).map(withBothNames),
  community: (_, report) => report.communities.map(withBothNames),
  person: ({ log: { people } }) => peopleCandidates(people),
};
