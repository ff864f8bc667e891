import { useMemo } from 'preact/hooks';
import type { PostsPage } from '../../../src/model/pages/topic-page.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { LongList } from '../../parts/long-list.tsx';
import { Section } from '../../parts/page.tsx';
import { PostTopics } from '../../parts/post-topics.tsx';
import { hrefOf } from '../../shell/address.ts';
import { isOwner, keyOf, type Scope } from '../../shell/scope.ts';

type TopicPost = PostsPage['items'][number];

const KINDS: readonly TopicPost['kind'][] = ['original', 'reply', 'quote', 'repost'];

/** The posts of the topic, the latest first. */
export function Posts({ id, scope }: { id: string; scope: Scope }) {
  const isOwners = isOwner(scope);
  const columns = useMemo(
    () => COLUMNS.filter(({ name }) => isOwners || name !== 'text'),
    [isOwners],
  );
  return (
    <Section
      title="Posts"
      isFolded
      {...(!isOwners && { note: 'Only owners see the texts of posts.' })}
    >
      <LongList
        name="Posts"
        id={keyOf(scope, id, 'posts')}
        file="topic-posts"
        none="No posts in this window."
        atFirst={8}
        columns={columns}
        choices={[
          {
            name: 'kind',
            title: 'Kind',
            options: KINDS.map((kind) => ({ value: kind, label: kind })),
          },
        ]}
        load={(asked) =>
          fetchJson(() =>
            api.topics[':id'].posts.$get({ param: { id }, query: { ...scope.query, ...asked } }),
          )
        }
        extra={
          isOwners && {
            title: 'Change',
            cell: (post) => (
              <>
                <PostTopics post={post.id} topic={id} scope={scope} />
                <a class="note" href={hrefOf('/settings', { example: post.id })}>
                  Use as example
                </a>
              </>
            ),
          }
        }
      />
    </Section>
  );
}

const COLUMNS: Column<TopicPost>[] = [
  { name: 'post', title: 'Post', kind: 'post', value: (post) => post },
  { name: 'text', title: 'Text', kind: 'note', value: ({ text }) => text },
  { name: 'kind', title: 'Kind', kind: 'text', value: ({ kind }) => kind },
  { name: 'weight', title: 'About the topic', kind: 'share', value: ({ weight }) => weight },
];
