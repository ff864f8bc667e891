import { goTo } from '../shell/address.ts';
import { DropZone } from '../parts/drop-zone.tsx';
import { Page, Section } from '../parts/page.tsx';

const EXAMPLE = `{"type":"account","id":"42","platform":"x","handle":"robin"}
{"type":"snapshot","at":"2026-03-01T06:00:00Z","complete":true,"followers":["7","8","9"]}
{"type":"snapshot","at":"2026-03-02T06:00:00Z","complete":true,"followers":["7","9"]}
{"type":"post","id":"900","at":"2026-03-01T09:00:00Z","text":"Borrow checker, explained #rust"}
{"type":"person","id":"7","handle":"ada","bio":"Compilers, Rust and cycling"}`;

/** Nothing is known yet: what to do first. */
export function FirstRun({ onImported }: { onImported: () => void }) {
  return (
    <Page title="Welcome to Tribefinder">
      <p class="answer">
        Which topics cost you followers, and which build a lasting, like-minded tribe? Bring what is
        known of your account, and this page will say, with how sure it is.
      </p>
      <DropZone
        onImported={() => {
          goTo('/', true);
          onImported();
        }}
      />
      <Section
        title="What to bring"
        note="One fact a line. The more of them, the more can be told; it says so where it is not enough."
      >
        <pre tabIndex={0}>
          <code>{EXAMPLE}</code>
        </pre>
        <dl class="facts">
          <div>
            <dt>Who came and went</dt>
            <dd>
              readings of your follower list (<code>snapshot</code>), the more often the better
            </dd>
          </div>
          <div>
            <dt>What topics cost</dt>
            <dd>
              your posts (<code>post</code>), with <code>topics</code> if you have them
            </dd>
          </div>
          <div>
            <dt>Communities</dt>
            <dd>
              profiles (<code>person</code>), reactions (<code>engagement</code>), who follows whom
              (<code>tie</code>)
            </dd>
          </div>
        </dl>
        <p class="note">
          The same in a terminal: <code>tribe import FILE</code>. Nothing leaves this machine. Or
          let the program read your account on X: <code>tribe connect x</code>, then{' '}
          <code>tribe snapshot</code>, which says its price before it reads.
        </p>
      </Section>
    </Page>
  );
}
