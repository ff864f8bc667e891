import type { TribeReport } from '../../../src/model/report.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { correct } from '../../api/corrections.ts';
import { MutationButton } from '../../parts/mutation.tsx';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';
import { isOwner, type Scope } from '../../shell/scope.ts';

type Audience = NonNullable<TribeReport['dataQuality']['audiences']>[number];

const COLUMNS: Column<Audience>[] = [
  {
    name: 'time',
    title: 'When',
    kind: 'between',
    value: ({ from, to }) => ({ after: from, before: to }),
  },
  { name: 'snapshots', title: 'Snapshots', kind: 'count', value: ({ snapshots }) => snapshots },
  { name: 'followers', title: 'Followers', kind: 'count', value: ({ followers }) => followers },
];

/** Lets the owner choose between audiences with hardly anybody in common. Mostly there is nothing. */
export function Audiences({ scope }: { scope: Scope }) {
  const { audiences = [] } = scope.report.dataQuality;
  if (audiences.length === 0) return null;
  return (
    <Section
      title="Which audience is yours?"
      note="Your snapshots list audiences with hardly anybody in common: of another account, say, or of people followed instead of followers. None of them counts until you choose. If several are yours, choose one, then accept a snapshot of the others under Departures."
    >
      <ItemsTable
        name="Audiences"
        file="audiences"
        columns={COLUMNS}
        items={audiences}
        extra={
          isOwner(scope) && {
            title: 'Choice',
            cell: ({ to }: Audience) => (
              <MutationButton
                send={(api) => correct(api, scope, { kind: 'snapshot', at: to, believed: true })}
                onDone={scope.refresh}
              >
                This is mine
              </MutationButton>
            ),
          }
        }
      />
    </Section>
  );
}
