import { Commands } from '../../parts/commands.tsx';
import { Section } from '../../parts/page.tsx';

/** How to read an account of X. Only the command line asks for the keys. */
export function ConnectX() {
  return (
    <Section
      class="other-way"
      title="X"
      note="Tribefinder reads your followers through X’s API, which X charges for. It shows the price before it reads anything."
    >
      <p>Run these commands in a terminal, then reload this page:</p>
      <Commands lines={['tribe connect x', 'tribe snapshot']} />
    </Section>
  );
}
