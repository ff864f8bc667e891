import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { correct } from '../api/corrections.ts';
import { type Scope, topicLabel } from '../shell/scope.ts';
import { listed } from './listed.ts';
import { MutationForm } from './mutation.tsx';

/** For the owner to say what a post is about. */
export function PostTopics({
  post,
  topic,
  scope,
}: {
  post: string;
  /** The id of the topic that it is shown under. */
  topic: string;
  scope: Scope;
}) {
  return (
    <details>
      <summary class="note">say what it is about</summary>
      <MutationForm
        class="line"
        keepsFields
        send={(api, fields) => {
          const topics = listed(String(fields.get('topics')), /,/u);
          return correct(api, scope, { kind: 'post-topics', post, topics });
        }}
        onDone={scope.refresh}
      >
        <label>
          Its topics, with commas between them, and no others
          <input name="topics" required defaultValue={readableLabel(topicLabel(scope, topic))} />
        </label>
        <button type="submit">Say so</button>
      </MutationForm>
    </details>
  );
}
