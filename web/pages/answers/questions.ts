interface Question {
  id: string;
  title: string;
  question: string;
  /** Viewers of one account can't see another one. */
  forOwners?: true;
}

/** The questions with a page of their own. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'best-posts',
    title: 'Posts by cost and growth',
    question: 'Which posts cost or attracted most followers?',
  },
  {
    id: 'like-tribe',
    title: 'People like your tribe',
    question: 'Which people like your tribe do you not follow yet?',
  },
  {
    id: 'came-with',
    title: 'Came with a topic',
    question: 'Who came with a topic and stayed?',
  },
  {
    id: 'compare',
    title: 'Periods compared',
    question: 'What changed this quarter, this year, or in the last 30 or 90 days?',
  },
  {
    id: 'compare-accounts',
    title: 'Accounts compared',
    question: 'Which topics cost or attract more on one account than on another?',
    forOwners: true,
  },
  {
    id: 'mix',
    title: 'Mix of posts',
    question: 'What would the next 30 days look like with another mix of posts?',
  },
];
