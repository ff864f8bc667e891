import type { FileResult } from '../app/import/import-types.ts';
import type { TribeError } from '../model/errors.ts';
import { UnansweredQuestion, unansweredTogether } from '../model/unanswered-question.ts';

/** Returns the errors of files. Joins those that only ask for the account into one, with the same options. */
export function errorsOf(files: readonly FileResult[]): TribeError[] {
  const errors = files.flatMap(({ error }) => error ?? []);
  const [ofAccount, others] = [
    errors.filter(asksAccountOnly),
    errors.filter((error) => !asksAccountOnly(error)),
  ];
  return ofAccount.length < 2 ? errors : [...others, unansweredTogether(ofAccount)];
}

function asksAccountOnly(error: TribeError): error is UnansweredQuestion {
  return error instanceof UnansweredQuestion && error.question.asks.join() === 'account';
}
