import { Page } from '../../parts/page.tsx';
import { hrefOf } from '../../shell/address.ts';
import { isOwner, useScope } from '../../shell/scope.ts';
import { QUESTIONS } from './questions.ts';

/** The list of questions. */
export default function AnswersPage() {
  const seesAll = isOwner(useScope());
  return (
    <Page title="Answers">
      <ul class="posts-list">
        {QUESTIONS.filter(({ forOwners }) => seesAll || forOwners !== true).map(
          ({ id, title, question }) => (
            <li key={id}>
              <p>
                <a href={hrefOf(`/answers/${id}`)}>{title}</a>
              </p>
              <p class="note">{question}</p>
            </li>
          ),
        )}
        <li>
          <p>After a post</p>
          <p class="note">
            Who came and left after a post? Choose one of{' '}
            <a href={hrefOf('/answers/best-posts')}>your posts</a>.
          </p>
        </li>
      </ul>
    </Page>
  );
}
