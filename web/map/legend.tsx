import type { MapPage } from '../../src/model/pages/map-page.ts';
import { writeCount } from '../../src/render/wording/numbers.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { COLOURED, colourOf } from './colours.ts';

/** The communities and their colours. Selecting one highlights it on the map. */
export function Legend({
  page,
  isDark,
  community,
  onCommunity,
}: {
  page: MapPage;
  isDark: boolean;
  community: number | undefined;
  onCommunity: (community: number | undefined) => void;
}) {
  return (
    <ul class="legend" aria-label="Communities">
      {page.communities.map(({ id, label, size, isTribe }, place) => (
        <li key={id}>
          <button
            type="button"
            class="quiet"
            aria-pressed={community === place}
            onClick={() => onCommunity(community === place ? undefined : place)}
          >
            <svg width="12" height="12" aria-hidden="true">
              <circle cx="6" cy="6" r="5" fill={colourOf(place, isDark)} />
            </svg>
            <bdi>{readableLabel(label)}</bdi>
            <small>
              {writeCount(size)}
              {isTribe === true && ', tribe'}
            </small>
          </button>
        </li>
      ))}
      {page.communities.length > COLOURED && (
        <li class="note">Communities beyond the {COLOURED} largest share one colour.</li>
      )}
    </ul>
  );
}
