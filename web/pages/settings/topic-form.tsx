import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import type { WrittenCorrection } from '../../../src/model/written-correction.ts';
import { correct } from '../../api/corrections.ts';
import { listed } from '../../parts/listed.ts';
import { MutationForm } from '../../parts/mutation.tsx';
import type { Scope } from '../../shell/scope.ts';

/** A form that defines a topic by words or example posts. */
export function TopicForm({ scope, onSaved }: { scope: Scope; onSaved: () => void }) {
  const example = new URLSearchParams(location.search).get('example') ?? '';
  return (
    <MutationForm
      class="stack"
      send={(api, fields) => correct(api, scope, topicOf(fields))}
      onDone={onSaved}
    >
      <label>
        {' '}
        Name <input name="label" required maxLength={80} list="topics-known" />
      </label>
      <datalist id="topics-known">
        {scope.report.topics.map(({ id, label }) => (
          <option key={id} value={readableLabel(label)} />
        ))}
      </datalist>
      <label>
        Words, hashtags or phrases, separated by commas
        <input name="keywords" placeholder="election, #vote, town hall" />
      </label>
      <label>
        Example posts: their ids, separated by commas
        <input name="examples" defaultValue={example} />
      </label>
      <p class="note">Each topic page lists its posts. You can use any of them as an example.</p>
      <button type="submit">Save</button>
    </MutationForm>
  );
}

function topicOf(fields: FormData): WrittenCorrection {
  const text = (name: string): string => String(fields.get(name) ?? '');
  return {
    kind: 'topic',
    label: text('label'),
    keywords: listed(text('keywords'), /,/u),
    examples: listed(text('examples'), /[\s,]+/u),
  };
}
