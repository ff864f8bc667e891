import { writeDecimal } from '../../../src/render/wording/numbers.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { Section } from '../../parts/page.tsx';
import { PagedList } from '../../parts/paged-list.tsx';
import { PersonLink } from '../../parts/person-link.tsx';
import { Table } from '../../parts/table.tsx';
import { keyOf, type Scope } from '../../shell/scope.ts';

/** All follow churners, those with the most follower spells first. */
export function FollowChurners({ scope }: { scope: Scope }) {
  return (
    <Section
      title="Follow churners"
      term="follow churner"
      note="They count as followers gained and lost, but in no community and no topic’s figures."
    >
      <PagedList
        id={keyOf(scope, 'follow churners')}
        atFirst={15}
        load={(cursor) =>
          fetchJson(() =>
            api['follow-churners'].$get({
              query: { ...scope.query, ...(cursor !== undefined && { cursor }) },
            }),
          )
        }
      >
        {(followChurners) =>
          followChurners.length === 0 ? (
            <p class="missing">No follow churners found.</p>
          ) : (
            <Table
              name="Follow churners"
              columns={[
                { title: 'Who' },
                { title: 'Follower spells, in days', term: 'follower spell' },
                { title: 'Follows now' },
              ]}
              rows={followChurners.map((person) => ({
                key: person.id,
                cells: [
                  <PersonLink person={person} />,
                  person.durations.map((days) => writeDecimal(days, 1)).join(', ') || 'unknown',
                  person.follows ? 'yes' : 'no',
                ],
              }))}
            />
          )
        }
      </PagedList>
    </Section>
  );
}
