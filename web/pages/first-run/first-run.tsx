import { ImportFiles } from '../../parts/import/import-files.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { goTo } from '../../shell/address.ts';
import { ConnectBluesky } from './connect-bluesky.tsx';
import { ConnectX } from './connect-x.tsx';
import { ShowSample } from './show-sample.tsx';

/** The first page of an empty database: where the data comes from. */
export function FirstRun({ onImported }: { onImported: () => void }) {
  const show = (): void => {
    goTo('/', true);
    onImported();
  };
  return (
    <Page title="Welcome to Tribefinder">
      <p class="summary">
        Which topics cost you followers, and which attract a tribe that stays? Import the data of
        your account. The report answers both, with the uncertainty of each figure.
      </p>
      <Section
        title="I have a file"
        note="Two follower lists of different dates show who came and who left. Your posts show which topics cost and attract followers."
      >
        <ImportFiles accounts={[]} mayCreate onShowReport={show} onLeft={() => undefined} />
      </Section>
      <ConnectBluesky onShowReport={show} />
      <ConnectX />
      <ShowSample onShown={show} />
    </Page>
  );
}
