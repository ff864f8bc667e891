import { writePeriod } from '../../../src/model/dates.ts';
import { writeNumberOf } from '../../../src/render/wording/numbers.ts';
import { correct } from '../../api/corrections.ts';
import { MutationButton } from '../../parts/mutation.tsx';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { isOwner, type Scope } from '../../shell/scope.ts';

/** Lets the owner choose between audiences with hardly anybody in common. Mostly there is nothing. */
export function Audiences({ scope }: { scope: Scope }) {
  const { audiences = [] } = scope.report.dataQuality;
  if (audiences.length === 0) return null;
  return (
    <Section
      title="Which audience is yours?"
      note="Your snapshots list audiences with hardly anybody in common: of another account, say, or of people followed instead of followers. None of them counts until you choose. If several are yours, choose one, then accept a snapshot of the others under Departures."
    >
      <Table
        name="Audiences"
        columns={[
          { title: 'When' },
          { title: 'Snapshots', kind: 'figure' },
          { title: 'Followers', kind: 'figure' },
          ...(isOwner(scope) ? [{ title: 'Choice' }] : []),
        ]}
        rows={audiences.map(({ from, to, snapshots, followers }) => ({
          key: to,
          cells: [
            writePeriod(from, to),
            writeNumberOf(snapshots, 'snapshot', 'snapshots'),
            writeNumberOf(followers, 'person', 'people'),
            ...(isOwner(scope)
              ? [
                  <MutationButton
                    send={(api) =>
                      correct(api, scope, { kind: 'snapshot', at: to, believed: true })
                    }
                    onDone={scope.refresh}
                  >
                    This is mine
                  </MutationButton>,
                ]
              : []),
          ],
        }))}
      />
    </Section>
  );
}
