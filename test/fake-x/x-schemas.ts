import { z } from 'zod';

/**
 * What X's documentation and OpenAPI description say its answers are (2026-08), strictly: no field
 * more, none of another type. Written from the documentation, not from the fake.
 */
const id = z.string().regex(/^\d{1,19}$/);
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const count = z.int().nonnegative();

const user = z.strictObject({
  id,
  name: z.string(),
  username: z.string().regex(/^\w{1,50}$/),
  created_at: time.optional(),
  description: z.string().optional(),
  location: z.string().optional(),
  protected: z.boolean().optional(),
  public_metrics: z
    .strictObject({
      followers_count: count,
      following_count: count,
      tweet_count: count,
      listed_count: count,
    })
    .optional(),
  connection_status: z
    .array(
      z.enum([
        'follow_request_received',
        'follow_request_sent',
        'blocking',
        'followed_by',
        'following',
        'muting',
        'none',
      ]),
    )
    .min(1)
    .optional(),
});

const post = z.strictObject({
  id,
  text: z.string(),
  edit_history_tweet_ids: z.array(id).min(1),
  author_id: id.optional(),
  created_at: time.optional(),
  lang: z.string().optional(),
  public_metrics: z
    .strictObject({
      like_count: count,
      retweet_count: count,
      reply_count: count,
      quote_count: count,
      bookmark_count: count,
      impression_count: count,
    })
    .optional(),
  referenced_tweets: z
    .array(z.strictObject({ type: z.enum(['retweeted', 'quoted', 'replied_to']), id }))
    .min(1)
    .optional(),
  context_annotations: z
    .array(
      z.strictObject({
        domain: z.strictObject({ id: z.string(), name: z.string(), description: z.string() }),
        entity: z.strictObject({ id: z.string(), name: z.string() }),
      }),
    )
    .optional(),
  note_tweet: z.strictObject({ text: z.string() }).optional(),
});

/** RFC 7807, with what X adds about a resource. */
const problem = z.strictObject({
  title: z.string(),
  detail: z.string(),
  type: z.string(),
  status: z.int().optional(),
  value: z.string().optional(),
  resource_id: z.string().optional(),
  resource_type: z.enum(['user', 'tweet']).optional(),
  parameter: z.string().optional(),
});

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    data: z.array(item).min(1).optional(),
    errors: z.array(problem).min(1).optional(),
    meta: z.strictObject({ result_count: count, next_token: z.string().min(16).optional() }),
  });

export const ANSWERS = {
  user: z.strictObject({ data: user }),
  users: z.strictObject({
    data: z.array(user).min(1).optional(),
    errors: z.array(problem).min(1).optional(),
  }),
  userList: listOf(user),
  postList: listOf(post),
  token: z.strictObject({
    token_type: z.literal('bearer'),
    expires_in: z.literal(7200),
    access_token: z.string(),
    scope: z.string(),
    refresh_token: z.string(),
  }),
  problem: z.strictObject({
    title: z.string(),
    detail: z.string(),
    type: z.string(),
    status: z.int(),
    errors: z
      .array(z.strictObject({ parameters: z.strictObject({}), message: z.string() }))
      .optional(),
  }),
  subscriptions: z.strictObject({
    data: z.array(
      z.strictObject({
        subscription_id: id,
        event_type: z.string(),
        filter: z.strictObject({ user_id: id }),
      }),
    ),
    meta: z.strictObject({ total_subscriptions: count, result_count: count }),
  }),
};
