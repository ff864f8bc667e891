import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { hrefOf } from '../shell/address.ts';
import { type Scope, topicLabel } from '../shell/scope.ts';

/** A link to the page of a topic. */
export function TopicLink({ id, scope }: { id: string; scope: Scope }) {
  return (
    <a href={hrefOf(`/topics/${encodeURIComponent(id)}`)}>
      <bdi>{readableLabel(topicLabel(scope, id))}</bdi>
    </a>
  );
}
