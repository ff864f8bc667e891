import type { Command } from 'commander';
import { writeNumberOf } from '../render/wording/numbers.ts';
import { wrap } from '../render/wording/wrap.ts';
import type { TopicDefinition } from '../model/topic-corrections.ts';
import { collect } from './collect-values.ts';
import type { Context } from './context.ts';
import { printable } from './streams.ts';
import { terminalText } from './terminal-text.ts';

const INDENT = '  ';

const ABOUT_ADDING = `
A word matches in all its forms, and inside hashtags. A hashtag matches only as
a hashtag. Posts that are similar to the examples also belong to the topic. From
the next report on, your topic takes precedence over topics found in texts.

Examples:
  tribe topics add Climate --keyword 'climate change' --keyword '#COP30'
  tribe topics add 'My talks' --example 1790000000000000001`;

/** `tribe topics add`, `list` and `remove` */
export function addOwnTopics(topics: Command, context: Context): void {
  topics
    .command('add')
    .description('define a topic by keywords, example posts or both')
    .argument('<label>', 'name of the topic; replaces your topic of that name')
    .option('--keyword <words>', 'a word, phrase or hashtag; may be repeated', collect)
    .option('--example <post>', 'id or address of a post; may be repeated', collect)
    .addHelpText('after', ABOUT_ADDING)
    .action((label: string, options: AddOptions) => add(label, options, context));
  topics
    .command('list')
    .description('list the topics you defined')
    .action(() => list(context));
  topics
    .command('remove')
    .description('remove a topic you defined')
    .argument('<label>', 'name of the topic')
    .action((label: string) => remove(label, context));
}

interface AddOptions {
  keyword?: string[];
  example?: string[];
}

async function add(label: string, options: AddOptions, context: Context): Promise<void> {
  const { addOwnTopic } = await import('../app/own-topics.ts');
  const requested = { label, keywords: options.keyword ?? [], examples: options.example ?? [] };
  const added = await addOwnTopic(await context.accountStore(), requested, Date.now());
  const { topic, replaced, posts } = added;
  const { output } = context;
  if (context.options().json === true) {
    output.json({ topic: forMachines(topic), replaced, posts });
    return;
  }
  const name = printable(topic.label);
  const about = writeNumberOf(posts, 'post', 'posts');
  output.say(`${replaced ? 'Replaced' : 'Added'} the topic ${name}. It has ${about} so far.`);
  if (topic.examples.length > 0)
    output.say('In the report, posts similar to the examples belong to it too.');
  else if (posts === 0) output.say('No post contains its keywords yet.');
}

async function list(context: Context): Promise<void> {
  const { listOwnTopics } = await import('../app/own-topics.ts');
  const own = await listOwnTopics(await context.accountStore());
  const { output } = context;
  if (context.options().json === true) {
    output.json({ topics: own.map(forMachines) });
    return;
  }
  if (own.length === 0) output.say('You have defined no topics. To add one: tribe topics add');
  for (const topic of own) {
    output.say(output.color.bold(printable(topic.label)));
    for (const line of detailsOf(topic, context)) output.say(INDENT + output.color.dim(line));
  }
}

function detailsOf({ keywords, examples }: TopicDefinition, { output }: Context): string[] {
  const { columns } = terminalText(output);
  const parts = [
    { name: 'keywords', values: keywords },
    { name: 'examples', values: examples },
  ].filter(({ values }) => values.length > 0);
  return parts.flatMap(({ name, values }) =>
    wrap([printable(`${name}: ${values.join(', ')}`)], columns - INDENT.length, (text) => text),
  );
}

async function remove(label: string, context: Context): Promise<void> {
  const { removeOwnTopic } = await import('../app/own-topics.ts');
  const topic = await removeOwnTopic(await context.accountStore(), label, Date.now());
  const { output } = context;
  if (context.options().json === true) output.json({ removed: forMachines(topic) });
  else output.say(`Removed the topic ${printable(topic.label)}.`);
}

function forMachines({ label, keywords, examples }: TopicDefinition): object {
  return { label, keywords, examples };
}
