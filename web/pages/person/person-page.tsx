import { personInWords } from '../../../src/render/wording/person.ts';
import { useState } from 'preact/hooks';
import type { Forgetting } from '../../../src/model/pages/forgetting.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { useRequest } from '../../api/use-request.ts';
import { FollowChurner } from '../../parts/follow-churner.tsx';
import { ForgetPerson, Forgotten } from '../../parts/forget-person.tsx';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { keyOf, useScope } from '../../shell/scope.ts';
import { PersonSummary } from './person-summary.tsx';
import { FollowHistory } from './follow-history.tsx';
import { SimilarFollowers } from './similar-followers.tsx';
import { Engagement } from './engagement.tsx';

/** Everything known about one person, with its sources. */
export default function PersonPage({ id }: { id: string }) {
  const scope = useScope();
  const [forgotten, setForgotten] = useState<Forgetting>();
  const { request, retry } = useRequest(keyOf(scope, 'person', id), () =>
    fetchJson(() => api.people[':id'].$get({ param: { id }, query: scope.query })),
  );
  if (forgotten?.person === id) {
    return <Forgotten scope={scope} done={forgotten} onSwept={setForgotten} />;
  }
  const title = request.state === 'loaded' ? personInWords(request.value) : readableLabel(id);
  return (
    <Page title={title} kind="Person">
      <Shown request={request} retry={retry}>
        {(person) => (
          <>
            <PersonSummary person={person} />
            <FollowHistory person={person} />
            <SimilarFollowers person={person} />
            <Engagement person={person} scope={scope} />
            <FollowChurner person={person} scope={scope} />
            <ForgetPerson key={id} id={id} scope={scope} onForgotten={setForgotten} />
          </>
        )}
      </Shown>
    </Page>
  );
}
