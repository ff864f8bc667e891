import type { AnalysisSettings } from '../../analysis/analyse.ts';
import type { Analysis } from '../../analysis/result.ts';
import { tribeReport } from '../../views/report/tribe-report.ts';
import { type Candidate, findSubject } from '../../views/why/find-subject.ts';
import { peopleCandidates } from '../../views/why/people-candidates.ts';
import { whyPerson } from '../../views/why/why-person.ts';
import { whyTopic } from '../../views/why/why-topic.ts';
import { whyTribe } from '../../views/why/why-tribe.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import type { Why } from '../../formats/why/why-as-json.ts';
import type { AccountId } from '../../model/ids.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Store } from '../../store/ports/store.ts';
import { notFound } from '../not-found.ts';
import { analyseAccount, type OnStage } from './report-on.ts';

/** What may be asked about. */
export type WhyKind = Why['kind'];

/**
 * What the figures of a topic, tribe or person rest on. Throws a `TribeError` with the nearest
 * there is where nothing of that id or name is known.
 */
export async function whyOf(
  store: Pick<Store, 'log' | 'results'>,
  account: AccountId,
  settings: AnalysisSettings,
  asked: { kind: WhyKind; id: string },
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<Why> {
  const analysis = await analyseAccount(store, account, settings, onStage, encoder);
  const report = tribeReport(analysis);
  const found = findSubject(CANDIDATES[asked.kind](analysis, report), asked.id);
  if (!('position' in found)) throw notFound(asked, found);
  if (asked.kind === 'person') return whyPerson(analysis, found.position);
  if (asked.kind === 'topic') return whyTopic(analysis, report, found.position);
  const { id } = report.tribes[found.position];
  const community = analysis.tribes.communities.findIndex((entry) => entry.id === id);
  return whyTribe(analysis, report, community);
}

const CANDIDATES: Record<WhyKind, (analysis: Analysis, report: TribeReport) => Candidate[]> = {
  topic: ({ postTopics }) => postTopics.topics.map(({ id, label }) => ({ id, names: [label] })),
  tribe: (_, report) =>
    report.tribes.map(({ id, label, foundLabel }) => ({
      id,
      names: foundLabel === undefined ? [label] : [label, foundLabel],
    })),
  person: ({ log: { people } }) => peopleCandidates(people),
};
