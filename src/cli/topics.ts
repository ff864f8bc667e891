import type { Command } from 'commander';
import type { ListedTopics, TopicList } from '../app/analyse/topics-of.ts';
import { writeNumberOf } from '../render/wording/numbers.ts';
import { cutToWidth } from '../render/wording/display-width.ts';
import { wrap } from '../render/wording/wrap.ts';
import type { Context } from './context.ts';
import { addTopicChanges } from './change-topics.ts';
import { addOwnTopics } from './own-topics.ts';
import { printable, write } from './streams.ts';
import { findTopicsNow } from './find-topics-now.ts';
import { terminalText } from './terminal-text.ts';

const INDENT = '  ';

const ABOUT = `
Topics imported with the posts are used as they are. Otherwise Tribefinder finds
topics in the texts: in English by the meaning of sentences, in other languages
by words. Posts that mean the same, or that the same people like, form at most
a dozen broad topics, which reports are about; the fine topics inside are
indented. Three posts show what each broad topic is about. Reading 1,000 English
posts takes about 6 seconds, once.

Examples:
  tribe topics
  tribe topics --posts --json
  tribe topics rename systems-rust Rust
  tribe topics merge film --into tv
  tribe topics add Climate --keyword 'climate change' --keyword '#COP30'`;

/** `tribe topics` */
export function addTopics(program: Command, context: Context): void {
  const topics = program
    .command('topics')
    .description('list, rename, merge or split the topics of your posts')
    .helpCommand(false)
    .option('--posts', 'also list the topics of each post')
    .addHelpText('after', ABOUT)
    .action((options: { posts?: boolean }) => runTopics(options.posts === true, context));
  addOwnTopics(topics, context);
  addTopicChanges(topics, context);
}

async function runTopics(withPosts: boolean, context: Context): Promise<void> {
  const found = await findTopicsNow(context);
  const { topics, posts } = found;
  const { output, options } = context;
  if (options().json === true) {
    output.json(withPosts ? { topics, posts } : { topics });
    return;
  }
  const lines = topicLines(found, context);
  if (withPosts) lines.push('', ...postLines({ topics, posts }));
  write('stdout', `${lines.join('\n')}\n`);
}

const YOURS = { owner: ', defined by you', given: '', found: '' };

function topicLines({ topics, posts, examples }: ListedTopics, { output }: Context): string[] {
  if (posts.length === 0) return ['There are no topics, because no posts have been imported yet.'];
  if (topics.length === 0)
    return ['There are no topics, because the posts have no words in common.'];
  const { columns } = terminalText(output);
  return topics.flatMap((topic) => {
    const indent = topic.parent === null ? '' : INDENT;
    const label = printable(topic.label);
    return [
      `${indent}${topic.parent === null ? output.color.bold(label) : label}  ${writeNumberOf(topic.posts, 'post', 'posts')}${YOURS[topic.origin]}, id ${printable(topic.id)}`,
      ...wrap(
        [printable(topic.terms.join(', '))],
        columns - INDENT.length - indent.length,
        (text) => text,
      ).map((line) => indent + INDENT + output.color.dim(line)),
      ...(topic.parent === null ? (examples.get(topic.id) ?? []) : []).map((text) =>
        exampleLine(text, columns),
      ),
    ];
  });
}

const EXAMPLE = `${INDENT}- `;

function exampleLine(text: string, columns: number): string {
  const oneLine = printable(text.replace(/\s+/gu, ' ').trim());
  return EXAMPLE + cutToWidth(oneLine, columns - EXAMPLE.length);
}

function postLines({ topics, posts }: TopicList): string[] {
  const labels = new Map(topics.map(({ id, label }) => [id, label]));
  return posts.map((post) => {
    const found = post.topics.map(({ id, weight }) => `${labels.get(id)} ${weight.toFixed(2)}`);
    return `${printable(post.id)}  ${printable(found.join(', ')) || '-'}`;
  });
}
