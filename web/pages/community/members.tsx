import type { MembersPage } from '../../../src/model/pages/community-page.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { Section } from '../../parts/page.tsx';
import { PeopleList } from '../../parts/people-list.tsx';
import type { Scope } from '../../shell/scope.ts';

/** How each belongs to the community. */
const STANDING: Column<MembersPage['items'][number]>[] = [
  {
    name: 'typicality',
    title: 'Typicality',
    term: 'typicality',
    kind: 'decimal',
    value: ({ typicality }) => typicality,
  },
  {
    name: 'stability',
    title: 'Stability',
    term: 'stability',
    kind: 'share',
    value: ({ stability }) => stability,
  },
];

/** The members, the most typical first. */
export function Members({ id, scope }: { id: string; scope: Scope }) {
  return (
    <Section title="Members" note="The most typical members come first.">
      <PeopleList
        name="Members"
        list={`members ${id}`}
        scope={scope}
        leaveOut={['community', 'follows']}
        more={STANDING}
        none="No members."
        atFirst={12}
        load={(asked) =>
          fetchJson(() =>
            api.communities[':id'].members.$get({
              param: { id },
              query: { ...scope.query, ...asked },
            }),
          )
        }
      />
      <p class="save">
        <a
          download
          href={api.exports.communities.$path({
            query: { ...scope.query, format: 'csv', community: id },
          })}
        >
          Export members as CSV
        </a>
      </p>
    </Section>
  );
}
