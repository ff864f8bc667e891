import { fetchJson } from '../../api/request.ts';
import { MutationButton } from '../../parts/mutation.tsx';
import { Section } from '../../parts/page.tsx';

/** Imports the bundled sample. */
export function ShowSample({ onShown }: { onShown: () => void }) {
  return (
    <Section
      class="other-way"
      title="Show me the sample"
      note="A simulated year of an account that posts about technology, politics and television. It becomes an account of its own, apart from your data."
    >
      <MutationButton
        send={(api) => fetchJson(() => api.sample.$post())}
        onDone={onShown}
        whilePending="Importing the sample…"
      >
        Show me the sample
      </MutationButton>
    </Section>
  );
}
