import type { MapPage } from '../../src/model/pages/map-page.ts';
import { figuresAsCsv } from '../../src/render/csv/figures-as-csv.ts';
import { saveFile } from '../parts/save-file.ts';
import { mapAsSvg } from './map-as-svg.ts';
import type { MapRenderer } from './map-renderer.ts';

/** Exports the map as PNG, SVG and CSV. */
export function SaveMap({
  page,
  renderer,
  isDark,
}: {
  page: MapPage;
  renderer: MapRenderer | undefined;
  isDark: boolean;
}) {
  const savePicture = (): void =>
    renderer
      ?.picture()
      .toBlob((blob) => blob && saveFile('map.png', blob, 'image/png'), 'image/png');
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
      <button type="button" class="quiet" onClick={savePicture}>
        PNG
      </button>
      <button
        type="button"
        class="quiet"
        onClick={() => saveFile('map.svg', mapAsSvg(page, isDark), 'image/svg+xml')}
      >
        SVG
      </button>
      <button type="button" class="quiet" onClick={saveTable}>
        CSV
      </button>
    </p>
  );
}
