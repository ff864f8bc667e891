import type { MapPage } from '../../src/model/pages/map-page.ts';
import { figuresAsCsv } from '../../src/render/csv/figures-as-csv.ts';
import { captionLines } from '../parts/caption-lines.ts';
import { saveFile } from '../parts/save-file.ts';
import { savePicture } from '../parts/save-picture.ts';
import { useScope } from '../shell/scope.ts';
import { mapAsSvg } from './map-as-svg.ts';

/** Exports the map as PNG, SVG and CSV. */
export function SaveMap({
  page,
  selected,
  isDark,
}: {
  page: MapPage;
  /** What is selected on it. */
  selected: { person: number | undefined; community: number | undefined };
  isDark: boolean;
}) {
  const caption = captionLines(useScope(), 'Map of followers');
  const drawn = (): string => mapAsSvg(page, caption, selected, isDark);
  const saveTable = (): void => {
    const columns = ['id', 'name', 'community', 'x', 'y'];
    const rows = page.ids.map((id, one) => [
      id,
      page.names[one],
      page.communities[page.community[one]]?.label ?? null,
      page.x[one],
      page.y[one],
    ]);
    saveFile('map.csv', figuresAsCsv({ name: 'map', columns, rows }), 'text/csv');
  };
  return (
    <p class="save">
      <span>Export the map: </span>
      <button type="button" class="quiet" onClick={() => void savePicture(drawn(), 'map')}>
        PNG
      </button>
      <button
        type="button"
        class="quiet"
        onClick={() => saveFile('map.svg', drawn(), 'image/svg+xml')}
      >
        SVG
      </button>
      <button type="button" class="quiet" onClick={saveTable}>
        CSV
      </button>
    </p>
  );
}
