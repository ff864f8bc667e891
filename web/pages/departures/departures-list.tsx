import { writeDay, writePeriod } from '../../../src/model/dates.ts';
import { writeNumberOf } from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { PagedList } from '../../parts/paged-list.tsx';
import { PersonLink } from '../../parts/person-link.tsx';
import { Table } from '../../parts/table.tsx';
import { hrefOf } from '../../shell/address.ts';
import { keyOf, type Scope, communityLabel } from '../../shell/scope.ts';
import { REASONS } from './reasons.ts';

/** All departures in the window, the latest first. */
export function DeparturesList({ scope }: { scope: Scope }) {
  return (
    <PagedList
      id={keyOf(scope, 'departures')}
      atFirst={15}
      load={(cursor) =>
        fetchJson(() =>
          api.departures.$get({
            query: { ...scope.query, ...(cursor !== undefined && { cursor }) },
          }),
        )
      }
    >
      {(departures) =>
        departures.length === 0 ? (
          <p class="missing">No departures in this window.</p>
        ) : (
          <Table
            name="Departures"
            columns={[
              { title: 'Who' },
              { title: 'Between' },
              { title: 'Reason' },
              { title: 'Followed for' },
              { title: 'Community' },
            ]}
            rows={departures.map((one) => ({
              key: `${one.id} ${one.before}`,
              cells: [
                <PersonLink person={one} />,
                one.after === null
                  ? `by ${writeDay(one.before)}`
                  : writePeriod(one.after, one.before),
                [
                  REASONS[one.reason].toLowerCase(),
                  one.massDeparture && 'in a mass departure',
                  one.followChurner && 'follow churner',
                  one.returned && 'followed again',
                ]
                  .filter(Boolean)
                  .join(', '),
                one.followedDays === null
                  ? 'since before the first snapshot'
                  : days(one.followedDays),
                one.community === null ? (
                  'none'
                ) : (
                  <a href={hrefOf(`/communities/${encodeURIComponent(one.community)}`)}>
                    <bdi>{readableLabel(communityLabel(scope, one.community))}</bdi>
                  </a>
                ),
              ],
            }))}
          />
        )
      }
    </PagedList>
  );
}

function days(value: number): string {
  return value < 1 ? 'under a day' : writeNumberOf(Math.round(value), 'day', 'days');
}
