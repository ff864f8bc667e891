import { writeNumberOf } from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { fineTopics } from '../../../src/render/wording/topic-levels.ts';
import { correct } from '../../api/corrections.ts';
import { listed } from '../../parts/listed.ts';
import { MutationForm } from '../../parts/mutation.tsx';
import type { TopicForm } from './topic-form.ts';

/** A form that makes a part of a broad topic a topic of its own. */
export function SplitTopic({ topic, topics, scope, onDone }: TopicForm) {
  const fine = fineTopics(topics, topic.id);
  return (
    <details>
      <summary>Split…</summary>
      <MutationForm
        class="stack"
        send={(api, fields) => {
          const name = String(fields.get('name') ?? '').trim();
          return correct(api, scope, {
            kind: 'topic-split',
            topic: { id: topic.id },
            parts: fields.getAll('part').map((id) => ({ id: String(id) })),
            keywords: listed(String(fields.get('keywords') ?? ''), /,/u),
            examples: listed(String(fields.get('examples') ?? ''), /[\s,]+/u),
            ...(name !== '' && { name }),
          });
        }}
        onDone={onDone}
      >
        <p class="note">
          What you choose becomes a broad topic of its own. Both topics get figures of their own.
        </p>
        {fine.length > 0 && (
          <fieldset>
            <legend>Fine topics</legend>
            {fine.map(({ id, label, posts }) => (
              <label key={id} class="check">
                <input type="checkbox" name="part" value={id} />
                <span>
                  <bdi>{readableLabel(label)}</bdi> ({writeNumberOf(posts, 'post', 'posts')})
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <label>
          Posts of this topic with these words, hashtags or phrases, separated by commas
          <input name="keywords" autocomplete="off" />
        </label>
        <label>
          Example posts: their ids, separated by commas
          <input name="examples" autocomplete="off" />
        </label>
        <label>
          Name of the new topic (optional)
          <input name="name" maxLength={80} autocomplete="off" />
        </label>
        <button type="submit">Split</button>
      </MutationForm>
    </details>
  );
}
