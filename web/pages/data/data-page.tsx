import type { SourcesPage } from '../../../src/model/pages/account-data.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { dataQualityFacts } from '../../../src/render/wording/facts.ts';
import { writeNumberOf } from '../../../src/render/wording/numbers.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { useRequest } from '../../api/use-request.ts';
import { Command } from '../../parts/command.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ImportFiles } from '../../parts/import/import-files.tsx';
import { SOURCE_KINDS } from '../../parts/import/source-kinds.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Schedule } from '../../parts/schedule/schedule.tsx';
import { Shown } from '../../parts/states.tsx';
import { goTo, hrefOf } from '../../shell/address.ts';
import { keyOf, useScope } from '../../shell/scope.ts';
import { Audiences } from './audiences.tsx';
import { Capacity } from './capacity.tsx';
import { RememberedLists } from './remembered-lists.tsx';
import { Spending } from './spending.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import { SourceName } from './source-name.tsx';

type Source = SourcesPage['sources'][number];

const SOURCE_COLUMNS: Column<Source>[] = [
  { name: 'source', title: 'Source', kind: 'note', value: ({ name }) => name },
  { name: 'kind', title: 'Kind', kind: 'text', value: ({ kind }) => SOURCE_KINDS[kind] ?? kind },
];

const SOURCE_CELLS = { source: ({ name }: Source) => <SourceName source={name} /> };

/** The data behind the figures: imports, sources, quality, schedule, spending and rejected rows. */
export default function DataPage() {
  const scope = useScope();
  const { account } = scope.query;
  const { request, retry } = useRequest(keyOf(scope, 'sources'), () =>
    fetchJson(() => api.sources.$get({ query: { account } })),
  );
  return (
    <Page title="Data">
      <Section title="Import" note={scope.session.isDemo && <OwnDatabase />}>
        <ImportFiles
          accounts={scope.session.accounts.filter(({ role }) => role === 'owner')}
          current={account}
          mayCreate={scope.session.mode === 'own-machine'}
          onShowReport={(into) =>
            goTo(into === account ? hrefOf('/') : `/?account=${encodeURIComponent(into)}`)
          }
          onLeft={scope.refresh}
        />
      </Section>
      <Section title="Sources">
        <Shown request={request} retry={retry}>
          {({ events, sources }) => (
            <>
              <p>
                {writeNumberOf(events, 'event', 'events')}. Tribefinder stores the source of each
                event.
              </p>
              <ItemsTable
                name="Sources"
                file="sources"
                columns={SOURCE_COLUMNS}
                items={sources}
                shown={SOURCE_CELLS}
              />
            </>
          )}
        </Shown>
      </Section>
      <Audiences scope={scope} />
      <Section title="Data quality">
        <Facts list={dataQualityFacts(scope.report)} />
        <p>
          <a href={hrefOf('/churn')}>Snapshots and departures</a>
        </p>
      </Section>
      <RememberedLists key={account} scope={scope} />
      <Schedule scope={scope} />
      <Spending scope={scope} />
      {scope.session.mode === 'own-machine' && <Capacity scope={scope} />}
      <Section
        title="Rejected rows"
        term="rejected row"
        note="Tribefinder could not import these rows. They stay here until you fix or dismiss them."
      >
        <RejectedRows scope={scope} />
      </Section>
    </Page>
  );
}

/** The database of the sample is replaced with each version of the sample. */
function OwnDatabase() {
  return (
    <>
      This is the database of the sample. To import your data into a database of your own, run{' '}
      <Command>tribe serve</Command>.
    </>
  );
}
