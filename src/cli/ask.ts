import { type Command, InvalidArgumentError, Option } from 'commander';
import type { OwnerQuestion } from '../app/analyse/answers-on.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { ANSWER_TYPES, type AnswerFormat, formatNames } from '../formats/media-types.ts';
import { PERIODS, type Period } from '../model/periods.ts';
import type { Context } from './context.ts';
import { answerQuestion } from './answer-question.ts';
import { addWindowOptions, type WindowOptions } from './window-options.ts';

interface AskOptions extends WindowOptions {
  format?: AnswerFormat;
}

const ABOUT = `
Examples:
  tribe ask left-after 1789012345678901234
  tribe ask best-posts --format csv > posts.csv
  tribe ask like-tribe
  tribe ask came-with rust
  tribe ask compare --period quarter
  tribe ask compare-accounts @robin.bsky.social --account @robin
  tribe ask mix --posts politics=0 --posts rust=20`;

/** `tribe ask QUESTION` */
export function addAsk(program: Command, context: Context): void {
  const ask = program
    .command('ask')
    .description('answer a question about your audience')
    .helpCommand(false)
    .addHelpText('after', ABOUT);
  const question = (usage: string, about: string): Command =>
    ask
      .command(usage)
      .description(about)
      .addOption(
        new Option('--format <format>', 'default: text').choices(formatNames(ANSWER_TYPES)),
      );
  addWindowOptions(question('left-after', 'who came and left after a post, compared with usual'))
    .argument('<post>', 'id or address of a post')
    .action((post: string, options: AskOptions) =>
      runAsk({ kind: 'left-after', post }, options, context),
    );
  addWindowOptions(question('best-posts', 'which posts cost or attracted most followers')).action(
    (options: AskOptions) => runAsk({ kind: 'best-posts' }, options, context),
  );
  addWindowOptions(question('like-tribe', 'followers like your tribe whom you don’t follow yet'))
    .option('--former', 'people who left instead')
    .action(({ former, ...options }: AskOptions & { former?: true }) =>
      runAsk({ kind: 'like-tribe', who: former ? 'former' : 'current' }, options, context),
    );
  addWindowOptions(question('came-with', 'who came with a topic and stayed'))
    .argument('<topic>', 'id or label of a topic')
    .action((topic: string, options: AskOptions) =>
      runAsk({ kind: 'came-with', topic }, options, context),
    );
  question('compare', 'a period compared with the one before')
    .addOption(
      new Option('--period <period>', 'the period to compare: the latest in your data')
        .choices(PERIODS)
        .default('quarter'),
    )
    .action(({ period, ...options }: AskOptions & { period: Period }) =>
      runAsk({ kind: 'compare', period }, options, context),
    );
  addWindowOptions(
    question('compare-accounts', 'which topics cost or attract more on one of two accounts'),
  )
    .argument('<other>', 'id or handle of the account to compare with')
    .action(async (other: string, options: AskOptions) =>
      runAsk(
        { kind: 'compare-accounts', other: await otherStore(other, context) },
        options,
        context,
      ),
    );
  addWindowOptions(question('mix', 'what the next 30 days would look like with a mix of posts'))
    .option(
      '--posts <topic=number>',
      'posts about a topic, may be repeated; others as in the last 30 days',
      typedPosts,
    )
    .action(({ posts = [], ...options }: AskOptions & { posts?: PostsOfTopic[] }) =>
      runAsk({ kind: 'mix', posts }, options, context),
    );
}

/** Opens the account to compare with that of `--account`. */
async function otherStore(requested: string, context: Context): Promise<AccountStore> {
  const { chooseAccount } = await import('../app/choose-account.ts');
  const { id } = await context.account();
  const store = await context.existingStore();
  const other = await chooseAccount(store, requested);
  if (other.id !== id) return store.forAccount(other.id);
  throw new TribeError(
    'An account can’t be compared with itself.',
    'Name another one of `tribe accounts`.',
    EXIT.usage,
  );
}

interface PostsOfTopic {
  topic: string;
  posts: number;
}

function typedPosts(text: string, before: PostsOfTopic[] = []): PostsOfTopic[] {
  const at = text.lastIndexOf('=');
  const posts = Number(text.slice(at + 1));
  if (at < 1 || text.endsWith('=') || !(posts >= 0 && posts <= 10_000))
    throw new InvalidArgumentError('Use a topic and a number of posts, such as politics=3.');
  return [...before, { topic: text.slice(0, at), posts }];
}

async function runAsk(
  question: OwnerQuestion,
  { format, ...window }: AskOptions,
  context: Context,
): Promise<void> {
  await answerQuestion(question, window, format, context);
}
