import type { Command } from 'commander';
import { writeNumberOf } from '../exports/wording/numbers.ts';
import type { Context } from './context.ts';
import { printable } from './output.ts';

/** `tribe topics` */
export function addTopics(program: Command, context: Context): void {
  program
    .command('topics')
    .description('what your posts are about')
    .option('--posts', 'with the topics of each post')
    .action((options: { posts?: boolean }) => runTopics(options.posts === true, context));
}

async function runTopics(withPosts: boolean, context: Context): Promise<void> {
  const { topicsOf } = await import('../app/report/topics-of.ts');
  const { id } = await context.account();
  const { topics, posts } = await topicsOf(await context.store(), id);
  const { output, options } = context;
  if (options().json === true) {
    output.json(withPosts ? { topics, posts } : { topics });
    return;
  }
  if (topics.length === 0) {
    output.say('No topics: no posts are known, or nothing telling in them.');
    return;
  }
  for (const topic of topics) {
    output.say(
      `${output.color.bold(printable(topic.label))}  ${writeNumberOf(topic.posts, 'post', 'posts')}`,
    );
    output.say(`  ${output.color.dim(topic.terms.map(printable).join(', ') || topic.id)}`);
  }
  if (!withPosts) return;
  for (const post of posts) {
    const found = post.topics.map(({ id: topic, weight }) => `${topic} ${weight.toFixed(2)}`);
    output.say(`${printable(post.id)}  ${found.map(printable).join(', ') || '-'}`);
  }
}
