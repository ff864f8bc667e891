import { writeCount, writeShare } from '../../src/render/wording/numbers.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { MapView } from '../map/map-view.tsx';
import { Page } from '../parts/page.tsx';
import { Shown } from '../parts/states.tsx';
import { keyOf, useScope } from '../shell/scope.ts';

/** Who is alike, as a picture. */
export default function MapPage() {
  const scope = useScope();
  const { answer, again } = useAnswer(keyOf(scope, 'map'), () =>
    ask(() => api.map.$get({ query: scope.query })),
  );
  return (
    <Page title="Who is alike" kind="Map" wide>
      <Shown answer={answer} again={again}>
        {(page) =>
          page.shown === 0 ? (
            <p class="missing">
              Nobody is joined to anybody yet: too little is known of what followers share.
              Profiles, reactions and ties would tell.
            </p>
          ) : (
            <>
              <p class="note lead">
                {writeCount(page.shown)}
                {page.shown < page.people
                  ? ` of ${writeCount(page.people)} followers, each community by its share of all and evenly over its people`
                  : ' followers'}
                . Who shares interests or ties lies close; of all followers{' '}
                {writeShare(page.joined)} are joined to somebody. Distances across the map and
                directions on it mean nothing.
              </p>
              <MapView page={page} />
            </>
          )
        }
      </Shown>
    </Page>
  );
}
