/** A post that may show what a topic is about. */
interface ExamplePost {
  text: string;
  /** How much of the post is about the topic. */
  weight: number;
}

/**
 * Returns the posts that show best what a topic is about: those that contain most of its terms, then
 * those that are most about it, then the first; none with the text of another. Posts without a text
 * are left out, as all are for viewers.
 *
 * @param shown how many posts at most.
 */
export function examplePosts<Post extends ExamplePost>(
  terms: readonly string[],
  posts: readonly Post[],
  shown: number,
): Post[] {
  const small = terms.map((term) => term.toLowerCase());
  const ranked = posts
    .filter(({ text }) => text !== '')
    .map((post) => {
      const text = post.text.toLowerCase();
      return { post, named: small.filter((term) => text.includes(term)).length };
    })
    .sort((a, b) => b.named - a.named || b.post.weight - a.post.weight);
  const examples = new Map<string, Post>();
  for (const { post } of ranked) {
    if (examples.size === shown) break;
    if (!examples.has(post.text)) examples.set(post.text, post);
  }
  return [...examples.values()];
}
