import { Commands } from '../../parts/commands.tsx';
import { Section } from '../../parts/page.tsx';

/** How to read an account of Bluesky. */
export function ConnectBluesky() {
  return (
    <Section
      class="other-way"
      title="Bluesky"
      note="Bluesky is public and free, so there is nothing to sign in to. Tribefinder reads your followers, when each of them followed, your posts of all years, and who engaged with them."
    >
      <p>Run this command in a terminal, with your handle, then reload this page:</p>
      <Commands lines={['tribe connect bluesky alice.bsky.social']} />
    </Section>
  );
}
