import type { Command } from 'commander';
import type { TopicList } from '../app/analyse/topics-of.ts';
import { writeNumberOf } from '../render/wording/numbers.ts';
import { wrap } from '../render/wording/wrap.ts';
import type { Context } from './context.ts';
import { addOwnTopics } from './own-topics.ts';
import { printable, write } from './streams.ts';
import { createStageLine } from './stage-line.ts';
import { terminalText } from './terminal-text.ts';

const INDENT = '  ';

const ABOUT = `
Topics imported with the posts are used as they are. Otherwise Tribefinder finds
topics in the texts: in English by the meaning of sentences, in other languages
by words. Posts that mean the same, or that the same people like, form at most
a dozen broad topics, which reports are about; the fine topics inside are
indented. Reading an English post takes about 0.05 seconds, once.

Examples:
  tribe topics
  tribe topics --posts --json
  tribe topics add Climate --keyword 'climate change' --keyword '#COP30'`;

/** `tribe topics` */
export function addTopics(program: Command, context: Context): void {
  const topics = program
    .command('topics')
    .description('list the topics of your posts')
    .helpCommand(false)
    .option('--posts', 'also list the topics of each post')
    .addHelpText('after', ABOUT)
    .action((options: { posts?: boolean }) => runTopics(options.posts === true, context));
  addOwnTopics(topics, context);
}

async function runTopics(withPosts: boolean, context: Context): Promise<void> {
  const { topicsOf } = await import('../app/analyse/topics-of.ts');
  const { englishEncoder } = await import('../app/english-encoder.ts');
  const line = createStageLine(context.output.mayAnimate());
  const found = topicsOf(await context.accountStore(), line.show, englishEncoder());
  const { topics, posts } = await found.finally(line.end);
  const { output, options } = context;
  if (options().json === true) {
    output.json(withPosts ? { topics, posts } : { topics });
    return;
  }
  const lines = topicLines({ topics, posts }, context);
  if (withPosts) lines.push('', ...postLines({ topics, posts }));
  write('stdout', `${lines.join('\n')}\n`);
}

const YOURS = { owner: ', defined by you', given: '', found: '' };

function topicLines({ topics, posts }: TopicList, { output }: Context): string[] {
  if (posts.length === 0) return ['There are no topics, because no posts have been imported yet.'];
  if (topics.length === 0)
    return ['There are no topics, because the posts have no words in common.'];
  const { columns } = terminalText(output);
  return topics.flatMap((topic) => {
    const indent = topic.parent === null ? '' : INDENT;
    const label = printable(topic.label);
    return [
      `${indent}${topic.parent === null ? output.color.bold(label) : label}  ${writeNumberOf(topic.posts, 'post', 'posts')}${YOURS[topic.origin]}`,
      ...wrap(
        [printable(topic.terms.join(', '))],
        columns - INDENT.length - indent.length,
        (text) => text,
      ).map((line) => indent + INDENT + output.color.dim(line)),
    ];
  });
}

function postLines({ topics, posts }: TopicList): string[] {
  const labels = new Map(topics.map(({ id, label }) => [id, label]));
  return posts.map((post) => {
    const found = post.topics.map(({ id, weight }) => `${labels.get(id)} ${weight.toFixed(2)}`);
    return `${printable(post.id)}  ${printable(found.join(', ')) || '-'}`;
  });
}
