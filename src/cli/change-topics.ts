import type { Command } from 'commander';
import type { RequestedTopicChange } from '../app/topic-corrections.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { readableLabel } from '../render/wording/readable-label.ts';
import { collect } from './collect-values.ts';
import type { Context } from './context.ts';
import { showMade } from './correct.ts';
import { findTopicsNow } from './find-topics-now.ts';

const ABOUT_RENAMING = `
A topic keeps its name as long as most of its posts stay the same. Figures do
not change.

Examples:
  tribe topics rename systems-rust Rust
  tribe topics rename Rust --clear`;

const ABOUT_MERGING = `
Merging a broad topic moves all of its posts into the other one. Merging a fine
topic moves only that part. Tribefinder then estimates effects and verdicts
again, and assigns new posts in the same way.

Examples:
  tribe topics merge film --into tv
  tribe topics merge film radio --into tv`;

const ABOUT_SPLITTING = `
Choose what to split off: fine topics, words, example posts, or several of
these. Posts of the broad topic that contain a word, or that are or resemble an
example, form the new topic. Tribefinder assigns new posts in the same way.

Examples:
  tribe topics split code --part rust
  tribe topics split code --keyword borrow --keyword '#rustlang' --name Rust
  tribe topics split code --example 1790000000000000001 --name Talks`;

interface SplitOptions {
  part?: string[];
  keyword?: string[];
  example?: string[];
  name?: string;
}

/** `tribe topics rename`, `merge` and `split` */
export function addTopicChanges(topics: Command, context: Context): void {
  topics
    .command('rename')
    .description('rename a topic')
    .argument('<topic>', 'its id, label or name')
    .argument('[name]', 'the new name')
    .option('--clear', 'remove the name you gave')
    .addHelpText('after', ABOUT_RENAMING)
    .action((topic: string, name: string | undefined, { clear }: { clear?: boolean }) =>
      rename(topic, name, clear === true, context),
    );
  topics
    .command('merge')
    .description('merge topics into a broad topic')
    .argument('<topic...>', 'their ids, labels or names')
    .requiredOption('--into <topic>', 'the broad topic')
    .addHelpText('after', ABOUT_MERGING)
    .action((merged: string[], { into }: { into: string }) =>
      change({ kind: 'topic-merge', topics: merged, into }, context),
    );
  topics
    .command('split')
    .description('split off part of a broad topic as a new topic')
    .argument('<topic>', 'its id, label or name')
    .option('--part <topic>', 'a fine topic of it; may be repeated', collect)
    .option('--keyword <words>', 'a word, phrase or hashtag; may be repeated', collect)
    .option('--example <post>', 'id or address of a post; may be repeated', collect)
    .option('--name <name>', 'name of the new topic (default: the first part or keyword)')
    .addHelpText('after', ABOUT_SPLITTING)
    .action((topic: string, { part, keyword, example, name }: SplitOptions) =>
      change(
        {
          kind: 'topic-split',
          topic,
          parts: part ?? [],
          keywords: keyword ?? [],
          examples: example ?? [],
          name,
        },
        context,
      ),
    );
}

async function rename(
  topic: string,
  name: string | undefined,
  clear: boolean,
  context: Context,
): Promise<void> {
  if (clear === (name !== undefined)) {
    throw new TribeError(
      clear ? '--clear takes only the topic.' : 'The new name is missing.',
      clear
        ? 'For example: tribe topics rename Rust --clear'
        : 'For example: tribe topics rename systems-rust Rust',
      EXIT.usage,
    );
  }
  if (name !== undefined) return change({ kind: 'topic-name', topic, name }, context);
  const { clearTopicName } = await import('../app/topic-corrections.ts');
  await findTopicsNow(context);
  const cleared = await clearTopicName(await context.accountStore(), topic, Date.now());
  const { output } = context;
  const { id, label, parent, posts } = cleared;
  if (context.options().json === true)
    output.json({ topic: { id, label, name: null, parent, posts } });
  else output.say(`${readableLabel(cleared.label)} has its own label again.`);
}

async function change(requested: RequestedTopicChange, context: Context): Promise<void> {
  const { topicChange } = await import('../app/topic-corrections.ts');
  const { storeCorrection } = await import('../app/corrections.ts');
  await findTopicsNow(context);
  const store = await context.accountStore();
  const made = await storeCorrection(store, await topicChange(store, requested), Date.now());
  await showMade(made, context);
}
