import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { correct } from '../api/corrections.ts';
import { type Subject, topicLabel } from '../shell/subject.ts';
import { listed } from './listed.ts';
import { MutationForm } from './mutation.tsx';

/** For the owner to say what a post is about. */
export function PostTopics({
  post,
  topic,
  subject,
}: {
  post: string;
  /** The id of the topic that it is shown under. */
  topic: string;
  subject: Subject;
}) {
  return (
    <details>
      <summary class="note">say what it is about</summary>
      <MutationForm
        class="line"
        keepsFields
        send={(api, fields) => {
          const topics = listed(String(fields.get('topics')), /,/u);
          return correct(api, subject, { kind: 'post-topics', post, topics });
        }}
        onDone={subject.refresh}
      >
        <label>
          Its topics, with commas between them, and no others
          <input name="topics" required defaultValue={readableLabel(topicLabel(subject, topic))} />
        </label>
        <button type="submit">Say so</button>
      </MutationForm>
    </details>
  );
}
