import type { ComponentType } from 'preact';
import { Page } from '../../parts/page.tsx';
import { BestPosts } from './best-posts.tsx';
import { CameWith } from './came-with.tsx';
import { Compare } from './compare.tsx';
import { CompareAccounts } from './compare-accounts.tsx';
import { LikeTribe } from './like-tribe.tsx';
import { Mix } from './mix.tsx';
import { QUESTIONS } from './questions.ts';

const ANSWERS: Record<string, ComponentType> = {
  'best-posts': BestPosts,
  'like-tribe': LikeTribe,
  'came-with': CameWith,
  compare: Compare,
  'compare-accounts': CompareAccounts,
  mix: Mix,
};

/** The answer to one question. */
export default function AnswerPage({ id }: { id: string }) {
  const Answer = ANSWERS[id];
  const question = QUESTIONS.find((known) => known.id === id);
  if (Answer === undefined || question === undefined) {
    return (
      <Page title="Page not found">
        <p>There is no page at this address.</p>
      </Page>
    );
  }
  return (
    <Page title={question.title} kind="Answers" wide>
      <Answer />
    </Page>
  );
}
