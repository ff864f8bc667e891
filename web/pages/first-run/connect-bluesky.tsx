import { useState } from 'preact/hooks';
import { writeNumberOf } from '../../../src/render/wording/numbers.ts';
import type { Connecting } from '../../../src/model/pages/connecting.ts';
import { fetchJson } from '../../api/request.ts';
import { MutationForm } from '../../parts/mutation.tsx';
import { Section } from '../../parts/page.tsx';
import { ConnectionProgress } from './connection-progress.tsx';

/** Connects to an account of Bluesky, and shows how far its first snapshot is. */
export function ConnectBluesky({ onShowReport }: { onShowReport: () => void }) {
  const [connected, setConnected] = useState<Connecting>();
  return (
    <Section
      class="other-way"
      title="Bluesky"
      note="Bluesky is public and free, so there is nothing to sign in to. Tribefinder reads your followers, when each of them followed, your posts of all years, and who engaged with them."
    >
      {connected === undefined ? (
        <MutationForm
          class="line"
          keepsFields
          send={(api, form) => {
            const handle = String(form.get('handle'));
            return fetchJson(() =>
              api.connections.$post({ json: { platform: 'bluesky', handle } }),
            );
          }}
          onDone={setConnected}
        >
          <label>
            Your Bluesky handle{' '}
            <input
              name="handle"
              required
              placeholder="alice.bsky.social"
              autocapitalize="none"
              autocomplete="off"
              spellcheck={false}
            />
          </label>
          <button type="submit">Connect</button>
        </MutationForm>
      ) : (
        <>
          <p>
            Connected to <strong>@{connected.handle ?? connected.account}</strong>.{' '}
            {connected.effort !== null && takes(connected.effort)}
          </p>
          <ConnectionProgress first={connected} onShowReport={onShowReport} />
        </>
      )}
    </Section>
  );
}

function takes({ requests, seconds }: NonNullable<Connecting['effort']>): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return `Reading it takes about ${writeNumberOf(requests, 'request', 'requests')} and ${writeNumberOf(minutes, 'minute', 'minutes')}.`;
}
