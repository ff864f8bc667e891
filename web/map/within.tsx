import type { MapPage } from '../../src/model/pages/map-page.ts';
import { writeCount, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { fetchAs } from '../api/request.ts';
import { MutationButton } from '../parts/mutation.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useScope } from '../shell/scope.ts';

/** The people inside the area drawn on the map, by community, with their export as CSV. */
export function Within({
  page,
  people,
  onClear,
}: {
  page: MapPage;
  people: number[];
  onClear: () => void;
}) {
  const scope = useScope();
  const counts = new Map<number, number>();
  for (const person of people) {
    const community = page.community[person];
    counts.set(community, (counts.get(community) ?? 0) + 1);
  }
  const ids = people.map((one) => page.ids[one]);
  return (
    <div class="within">
      <h3>{writeNumberOf(people.length, 'person', 'people')} selected</h3>
      <ul>
        {[...counts]
          .sort(([, a], [, b]) => b - a)
          .slice(0, 5)
          .map(([community, count]) => (
            <li key={community}>
              {writeCount(count)}{' '}
              <bdi>
                {community < 0
                  ? 'in no community'
                  : readableLabel(page.communities[community].label)}
              </bdi>
            </li>
          ))}
      </ul>
      <p class="buttons">
        <MutationButton
          send={(api) =>
            fetchAs(
              () => api.exports.people.$post({ query: scope.query, json: { ids } }),
              (response: Response) => response.blob(),
            )
          }
          onDone={(file) => saveFile('people.csv', file, 'text/csv')}
        >
          Export as CSV
        </MutationButton>
        <button type="button" class="quiet" onClick={onClear}>
          Clear selection
        </button>
      </p>
    </div>
  );
}
