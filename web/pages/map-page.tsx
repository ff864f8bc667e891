import { writeCount, writeShare } from '../../src/render/wording/numbers.ts';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useRequest } from '../api/use-request.ts';
import { MapView } from '../map/map-view.tsx';
import { Page } from '../parts/page.tsx';
import { Shown } from '../parts/states.tsx';
import { keyOf, useScope } from '../shell/scope.ts';

/** The followers on a map, with similar people close together. */
export default function MapPage() {
  const scope = useScope();
  const { request, retry } = useRequest(keyOf(scope, 'map'), () =>
    fetchJson(() => api.map.$get({ query: scope.query })),
  );
  return (
    <Page title="Map" wide>
      <Shown request={request} retry={retry}>
        {(page) =>
          page.shown === 0 ? (
            <p class="missing">
              The map is empty, because too little is known about what followers share. Import
              profiles, engagements or ties.
            </p>
          ) : (
            <>
              <p class="note lead">
                {writeCount(page.shown)}
                {page.shown < page.people
                  ? ` of ${writeCount(page.people)} followers, chosen in proportion to the size of each community`
                  : ' followers'}
                . People who share interests or ties are close together. Of all followers,{' '}
                {writeShare(page.joined)} are connected to somebody. Lines are the two strongest
                connections of each. Directions and long distances have no meaning.
              </p>
              <MapView page={page} />
            </>
          )
        }
      </Shown>
    </Page>
  );
}
