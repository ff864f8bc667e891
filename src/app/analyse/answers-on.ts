import type { AnalysisSettings } from '../../analysis/settings.ts';
import type { Analysis } from '../../analysis/result.ts';
import { TribeError } from '../../model/errors.ts';
import type {
  BestPosts,
  CameWith,
  LeftAfter,
  LikeTribe,
  ListedFollowers,
  Mix,
} from '../../model/pages/answers.ts';
import type { TribeReport } from '../../model/report.ts';
import type { AccountComparison } from '../../model/pages/account-comparison.ts';
import type { Comparison } from '../../model/pages/comparison.ts';
import { bestPosts } from '../../views/answers/best-posts.ts';
import { cameWith } from '../../views/answers/came-with.ts';
import { leftAfter } from '../../views/answers/left-after.ts';
import { likeTribe } from '../../views/answers/like-tribe.ts';
import { mix } from '../../views/answers/mix.ts';
import { compareAccounts, isComparable } from '../../views/comparison/compare-accounts.ts';
import { compareReports } from '../../views/comparison/compare-reports.ts';
import { comparedPeriods, type Period } from '../../model/periods.ts';
import { PageBasis } from '../../views/page-basis.ts';
import { tribeReport } from '../../views/report/tribe-report.ts';
import { findByName, withBothNames } from '../../views/why/find-by-name.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import { type Answer } from '../../render/answers/answer.ts';
import { bestPostsAnswer } from '../../render/answers/best-posts.ts';
import { cameWithAnswer } from '../../render/answers/came-with.ts';
import { compareAccountsAnswer } from '../../render/answers/compare-accounts.ts';
import { compareAnswer } from '../../render/answers/compare.ts';
import { leftAfterAnswer } from '../../render/answers/left-after.ts';
import { likeTribeAnswer } from '../../render/answers/like-tribe.ts';
import { mixAnswer } from '../../render/answers/mix.ts';
import { readableLabel } from '../../render/wording/readable-label.ts';
import { labelsOf } from '../../render/wording/labels.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { notFound } from '../not-found.ts';
import { postNamed } from '../post-named.ts';
import { analyseAccount, type OnStage, reportOn } from './report-on.ts';

type AnsweredStore = Pick<AccountStore, 'log' | 'results'>;

/** A question of the owner. */
export type OwnerQuestion =
  | { kind: 'left-after'; post: string }
  | { kind: 'best-posts' }
  | { kind: 'like-tribe'; who: ListedFollowers }
  | { kind: 'came-with'; topic: string }
  | { kind: 'compare'; period: Period }
  | { kind: 'compare-with'; before: { from: number; to: number } }
  | { kind: 'compare-accounts'; other: AnsweredStore }
  | { kind: 'mix'; posts: { topic: string; posts: number }[] };

/** The answer for programs, and for people. */
export interface Answered {
  page: LeftAfter | BestPosts | LikeTribe | CameWith | Comparison | AccountComparison | Mix;
  answer: Answer;
}

/** Answers a question. Throws a `TribeError` that says what to do if a post or topic is unknown. */
export async function answerOn(
  store: AnsweredStore,
  settings: AnalysisSettings,
  question: OwnerQuestion,
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<Answered> {
  if (question.kind === 'compare') {
    const page = await comparison(store, settings, question.period, onStage, encoder);
    return { page, answer: compareAnswer(page) };
  }
  if (question.kind === 'compare-with') {
    const now = await reportOn(store, settings, onStage, encoder);
    const before = await reportOn(store, { ...settings, ...question.before }, onStage, encoder);
    const page = compareReports(now, before);
    if (page === null) throw nothingToCompare('Compare a window that has at least two snapshots.');
    return { page, answer: compareAnswer(page) };
  }
  if (question.kind === 'compare-accounts') {
    const own = await reportOn(store, settings, onStage, encoder);
    const other = await reportOn(question.other, settings, onStage, encoder);
    const page = compareAccounts([own, other]);
    if (page === null) throw nothingKnownOf([own, other]);
    return { page, answer: compareAccountsAnswer(page) };
  }
  const analysis = await analyseAccount(store, settings, onStage, encoder);
  return answered(analysis, question);
}

function answered(
  analysis: Analysis,
  question: Exclude<OwnerQuestion, { kind: 'compare' | 'compare-with' | 'compare-accounts' }>,
): Answered {
  const labels = labelsOf(tribeReport(analysis));
  const basis = new PageBasis(analysis);
  if (question.kind === 'left-after') {
    const page = leftAfter(analysis, basis, postCalled(analysis, question.post));
    return { page, answer: leftAfterAnswer(page, labels) };
  }
  if (question.kind === 'best-posts') {
    const page = bestPosts(analysis);
    return { page, answer: bestPostsAnswer(page, labels) };
  }
  if (question.kind === 'like-tribe') {
    const page = likeTribe(analysis, basis, question.who);
    return { page, answer: likeTribeAnswer(page, labels) };
  }
  if (question.kind === 'came-with') {
    const page = cameWith(analysis, basis, topicCalled(analysis, question.topic));
    return { page, answer: cameWithAnswer(page, labels) };
  }
  const { topics } = analysis.postTopics;
  const requested = question.posts.map(
    ({ topic, posts }) => [topics[topicCalled(analysis, topic)].id, posts] as const,
  );
  const page = mix(analysis, basis, new Map(requested));
  return { page, answer: mixAnswer(page, labels) };
}

async function comparison(
  store: AnsweredStore,
  settings: AnalysisSettings,
  period: Period,
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<Comparison> {
  const { window } = await reportOn(store, settings, onStage, encoder);
  const found =
    window &&
    (await comparedReports(store, settings, period, Date.parse(window.to), onStage, encoder));
  if (!found) {
    throw nothingToCompare(
      'Import older follower lists, or compare a shorter time: tribe ask compare --period last-30-days',
    );
  }
  return found;
}

function nothingToCompare(advice: string): TribeError {
  return new TribeError('The data has no followers in one of the two windows.', advice);
}

function nothingKnownOf(reports: readonly TribeReport[]): TribeError {
  const names = reports
    .filter((report) => !isComparable(report))
    .map(({ account: { id, handle } }) => readableLabel(handle === undefined ? id : `@${handle}`));
  return new TribeError(
    `There is too little data about the followers of ${names.join(' and ')} to compare.`,
    'Import follower lists from two or more dates, or connect the account, then try again.',
  );
}

async function comparedReports(
  store: AnsweredStore,
  settings: AnalysisSettings,
  period: Period,
  end: number,
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<Comparison | null> {
  const { now, before } = comparedPeriods(period, end);
  const report = (window: { from: number; to: number }) =>
    reportOn(store, { ...settings, ...window }, onStage, encoder);
  return compareReports(await report(now), await report(before));
}

function postCalled({ log }: Analysis, requested: string): number {
  const ids = new Map(log.posts.map(({ id }, p) => [id, p]));
  return ids.get(postNamed(requested, new Set(ids.keys())))!;
}

function topicCalled({ postTopics }: Analysis, requested: string): number {
  const found = findByName(postTopics.topics.map(withBothNames), requested);
  if ('position' in found) return found.position;
  throw notFound({ kind: 'topic', id: requested }, found);
}
