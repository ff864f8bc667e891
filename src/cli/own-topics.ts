import type { Command } from 'commander';
import { writeNumberOf } from '../render/wording/numbers.ts';
import { wrap } from '../render/wording/wrap.ts';
import type { TopicDefinition } from '../model/corrections.ts';
import { collect } from './collect-values.ts';
import type { Context } from './context.ts';
import { printable } from './output.ts';
import { terminalText } from './terminal-text.ts';

const INDENT = '  ';

const ABOUT_ADDING = `
A word is found in all its forms, inside hashtags too; a hashtag as a hashtag
only. Posts like the examples join the topic as well. It counts like any other
topic in the next report, and goes before those found in the text.

Examples:
  tribe topics add Climate --keyword 'climate change' --keyword '#COP30'
  tribe topics add 'My talks' --example 1790000000000000001`;

/** `tribe topics add`, `list` and `remove` */
export function addOwnTopics(topics: Command, context: Context): void {
  topics
    .command('add')
    .description('a topic of your own, by keywords, examples or both')
    .argument('<label>', 'what it is to be called; one of that name is replaced')
    .option('--keyword <words>', 'a word, phrase or hashtag; may be said again', collect)
    .option('--example <post>', 'id or address of a post; may be said again', collect)
    .addHelpText('after', ABOUT_ADDING)
    .action((label: string, options: AddOptions) => add(label, options, context));
  topics
    .command('list')
    .description('the topics of your own')
    .action(() => list(context));
  topics
    .command('remove')
    .description('undo a topic of your own')
    .argument('<label>', 'its name')
    .action((label: string) => remove(label, context));
}

interface AddOptions {
  keyword?: string[];
  example?: string[];
}

async function add(label: string, options: AddOptions, context: Context): Promise<void> {
  const { addOwnTopic } = await import('../app/own-topics.ts');
  const { id } = await context.account();
  const requested = { label, keywords: options.keyword ?? [], examples: options.example ?? [] };
  const added = await addOwnTopic(await context.store(), id, requested, Date.now());
  const { topic, replaced, posts } = added;
  const { output } = context;
  if (context.options().json === true) {
    output.json({ topic: forMachines(topic), replaced, posts });
    return;
  }
  const name = printable(topic.label);
  const about = writeNumberOf(posts, 'post', 'posts');
  output.say(
    `${name} is a topic of yours${replaced ? ', as you say it now' : ''}: ${about} so far.`,
  );
  if (topic.examples.length > 0) output.say('Posts like the examples join it in the report.');
  else if (posts === 0) output.say('No post holds its keywords yet.');
}

async function list(context: Context): Promise<void> {
  const { listOwnTopics } = await import('../app/own-topics.ts');
  const { id } = await context.account();
  const own = await listOwnTopics(await context.store(), id);
  const { output } = context;
  if (context.options().json === true) {
    output.json({ topics: own.map(forMachines) });
    return;
  }
  if (own.length === 0) output.say('You have no topics of your own. Add one: tribe topics add');
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
  const { id } = await context.account();
  const topic = await removeOwnTopic(await context.store(), id, label, Date.now());
  const { output } = context;
  if (context.options().json === true) output.json({ removed: forMachines(topic) });
  else output.say(`${printable(topic.label)} is no topic of yours any more.`);
}

function forMachines({ label, keywords, examples }: TopicDefinition): object {
  return { label, keywords, examples };
}
