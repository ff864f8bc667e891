import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { correct } from '../api/corrections.ts';
import { type Scope, topicLabel } from '../shell/scope.ts';
import { listed } from './listed.ts';
import { MutationForm } from './mutation.tsx';

/** Lets the owner set the topics of a post. */
export function PostTopics({
  post,
  topic,
  scope,
}: {
  post: string;
  /** The id of the topic whose page shows the post. */
  topic: string;
  scope: Scope;
}) {
  return (
    <details>
      <summary class="note">Set topics</summary>
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
          All topics of this post, separated by commas
          <input name="topics" required defaultValue={readableLabel(topicLabel(scope, topic))} />
        </label>
        <button type="submit">Save</button>
      </MutationForm>
    </details>
  );
}
