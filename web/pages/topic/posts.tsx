import { writeDay } from '../../../src/model/dates.ts';
import { writeShare } from '../../../src/render/wording/numbers.ts';
import { readableNote } from '../../../src/render/wording/readable-label.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { Section } from '../../parts/page.tsx';
import { PagedList } from '../../parts/paged-list.tsx';
import { PostTopics } from '../../parts/post-topics.tsx';
import { hrefOf } from '../../shell/address.ts';
import { isOwner, keyOf, type Scope } from '../../shell/scope.ts';

/** The posts of the topic, the latest first. */
export function Posts({ id, scope }: { id: string; scope: Scope }) {
  return (
    <Section
      title="Posts"
      {...(!isOwner(scope) && { note: 'Only owners see the texts of posts.' })}
    >
      <PagedList
        id={keyOf(scope, id, 'posts')}
        atFirst={8}
        load={(cursor) =>
          fetchJson(() =>
            api.topics[':id'].posts.$get({
              param: { id },
              query: { ...scope.query, ...(cursor !== undefined && { cursor }) },
            }),
          )
        }
      >
        {(posts) =>
          posts.length === 0 ? (
            <p class="missing">No posts in this window.</p>
          ) : (
            <ol class="posts-list">
              {posts.map((post) => (
                <li key={post.id}>
                  <p class="note">
                    <a href={hrefOf(`/posts/${encodeURIComponent(post.id)}`)}>
                      {writeDay(post.at)}
                    </a>
                    {post.kind !== 'original' && `, ${post.kind}`}
                    {post.weight < 0.995 && `, ${writeShare(post.weight)} about it`}
                    {isOwner(scope) && (
                      <>
                        {' · '}
                        <a href={hrefOf('/settings', { example: post.id })}>Use as example</a>
                      </>
                    )}
                  </p>
                  {isOwner(scope) && (
                    <p>
                      <bdi>{post.text === '' ? '(no text)' : readableNote(post.text)}</bdi>
                    </p>
                  )}
                  {isOwner(scope) && <PostTopics post={post.id} topic={id} scope={scope} />}
                </li>
              ))}
            </ol>
          )
        }
      </PagedList>
    </Section>
  );
}
