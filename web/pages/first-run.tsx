import { goTo } from '../shell/address.ts';
import { DropZone } from '../parts/drop-zone.tsx';
import { Page, Section } from '../parts/page.tsx';

const EXAMPLE = `{"type":"account","id":"42","platform":"x","handle":"robin"}
{"type":"snapshot","at":"2026-03-01T06:00:00Z","complete":true,"followers":["7","8","9"]}
{"type":"snapshot","at":"2026-03-02T06:00:00Z","complete":true,"followers":["7","9"]}
{"type":"post","id":"900","at":"2026-03-01T09:00:00Z","text":"Borrow checker, explained #rust"}
{"type":"person","id":"7","handle":"ada","bio":"Compilers, Rust and cycling"}`;

/** The first page of an empty database: what to import. */
export function FirstRun({ onImported }: { onImported: () => void }) {
  return (
    <Page title="Welcome to Tribefinder">
      <p class="summary">
        Which topics cost you followers, and which attract a tribe that stays? Import the data of
        your account, and the report answers both, with the uncertainty of each figure.
      </p>
      <DropZone
        onImported={() => {
          goTo('/', true);
          onImported();
        }}
      />
      <Section
        title="What to import"
        note="Write one event per line. More data gives more precise figures. The report says if there is not enough evidence."
      >
        <pre tabIndex={0}>
          <code>{EXAMPLE}</code>
        </pre>
        <dl class="facts">
          <div>
            <dt>Arrivals and departures</dt>
            <dd>
              snapshots of your follower list (<code>snapshot</code>); frequent ones give more
              precise figures
            </dd>
          </div>
          <div>
            <dt>Cost and growth of topics</dt>
            <dd>
              your posts (<code>post</code>), with <code>topics</code> if you have them
            </dd>
          </div>
          <div>
            <dt>Communities</dt>
            <dd>
              profiles (<code>person</code>), engagements (<code>engagement</code>), who follows
              whom (<code>tie</code>)
            </dd>
          </div>
        </dl>
        <p class="note">
          You can also import in a terminal: <code>tribe import FILE</code>. Nothing leaves this
          machine. To read your account on X, run <code>tribe connect x</code>, then{' '}
          <code>tribe snapshot</code>. It shows the price before it reads anything.
        </p>
      </Section>
    </Page>
  );
}
