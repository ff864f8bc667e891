import { writeDecimal, writeShare } from '../../../src/render/wording/numbers.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { Section } from '../../parts/page.tsx';
import { PagedList } from '../../parts/paged-list.tsx';
import { PersonLink } from '../../parts/person-link.tsx';
import { Table } from '../../parts/table.tsx';
import { keyOf, type Scope } from '../../shell/scope.ts';

/** The members, the most typical first. */
export function Members({ id, scope }: { id: string; scope: Scope }) {
  return (
    <Section title="Members" note="The most typical members come first.">
      <PagedList
        id={keyOf(scope, id, 'members')}
        atFirst={12}
        load={(cursor) =>
          fetchJson(() =>
            api.communities[':id'].members.$get({
              param: { id },
              query: { ...scope.query, ...(cursor !== undefined && { cursor }) },
            }),
          )
        }
      >
        {(members) => (
          <Table
            name="Members"
            columns={[
              { title: 'Who' },
              { title: 'Typicality', term: 'typicality', kind: 'figure' },
              { title: 'Stability', term: 'stability', kind: 'figure' },
            ]}
            rows={members.map((member) => ({
              key: member.id,
              cells: [
                <PersonLink person={member} />,
                writeDecimal(member.typicality, 2),
                `${writeShare(member.stability)} of runs`,
              ],
            }))}
          />
        )}
      </PagedList>
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
