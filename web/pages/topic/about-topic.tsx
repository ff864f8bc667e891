import type { TopicPage as Topic } from '../../../src/model/pages/topic-page.ts';
import { writeDay } from '../../../src/model/dates.ts';
import { readableLabel, readableNote } from '../../../src/render/wording/readable-label.ts';
import { hrefOf } from '../../shell/address.ts';

/** What the topic is about: its terms and two example posts. */
export function AboutTopic({ page: { topic, examples } }: { page: Topic }) {
  const { foundLabel, terms } = topic;
  return (
    <>
      <p class="note lead">
        {foundLabel !== undefined && (
          <>
            Found as <bdi>{readableLabel(foundLabel)}</bdi>.{' '}
          </>
        )}
        Typical terms: {terms.slice(0, 8).map(readableLabel).join(', ') || 'none but its name'}.
      </p>
      <ExamplePosts posts={examples} />
    </>
  );
}

/** Posts as short quotations. */
export function ExamplePosts({ posts }: { posts: Topic['examples'] }) {
  return (
    <>
      {posts.map(({ id, at, text }) => (
        <blockquote key={id} class="example">
          <bdi>{readableNote(text)}</bdi>{' '}
          <a class="note" href={hrefOf(`/posts/${encodeURIComponent(id)}`)}>
            {writeDay(at)}
          </a>
        </blockquote>
      ))}
    </>
  );
}
