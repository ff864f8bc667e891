import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { type Scope, topicLabel } from '../shell/scope.ts';
import { useDeciding } from './use-correcting.ts';

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
  const { say, wrong } = useDeciding(scope);
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const labels = String(new FormData(form).get('topics')).split(',');
    const topics = labels.map((label) => label.trim()).filter((label) => label !== '');
    await say({ kind: 'post-topics', post, topics });
  };
  return (
    <details>
      <summary class="note">say what it is about</summary>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label>
          Its topics, with commas between them, and no others
          <input name="topics" required defaultValue={readableLabel(topicLabel(scope, topic))} />
        </label>
        <button type="submit">Say so</button>
        {wrong && <p role="alert">{wrong}</p>}
      </form>
    </details>
  );
}
