import { type Command, InvalidArgumentError } from 'commander';
import { connectBluesky } from './connect-bluesky.ts';
import { connectX, type ConnectXOptions } from './connect-x.ts';
import type { Context } from './context.ts';
import { printable } from './streams.ts';

const ABOUT = `
Bluesky is public: name the account, by handle or DID. Tribefinder then reads
its followers, when they followed, its posts, and who engaged with them. You
can stop with Ctrl-C and continue with tribe snapshot.

For X you need a developer app. docs/x.md explains how to get one.
With --client-id, you sign in to X and give the app permission to read, and
nothing else. With --bearer, the app reads only public data, at full price.
Tribefinder encrypts the tokens. The key is a file next to your database.

--bearer - reads the token from standard input. Tribefinder takes the client
secret from TRIBE_X_CLIENT_SECRET. Without it and --client-id, it asks you.

Examples:
  tribe connect bluesky alice.bsky.social
  tribe connect x
  tribe connect x --client-id ID --owned
  tribe connect x --bearer - --handle robin < token.txt
  tribe connect x --forget`;

/** `tribe connect` */
export function addConnect(program: Command, context: Context): void {
  const command = program
    .command('connect')
    .description('connect to Bluesky or X to read your followers')
    .argument('<platform>', 'bluesky or x')
    .argument('[who]', 'for Bluesky: the handle or DID of the account')
    .option('--client-id <id>', 'client ID of your developer app')
    .option('--owned', 'the account that signs in owns the app, so reads cost less')
    .option('--no-owned', 'the account that signs in does not own the app')
    .option('--paste', 'paste the address from a browser on another machine')
    .option('--bearer <->', 'read a bearer token of the app from standard input', onlyDash)
    .option('--account-id <id>', 'with --bearer: the account to read, by id')
    .option('--handle <handle>', 'with --bearer: the account to read, by handle')
    .option('--forget', 'delete the stored sign-in; your data stays')
    .addHelpText('after', ABOUT);
  command.action(
    (platform: string, account: string | undefined, options: ConnectXOptions): Promise<void> => {
      if (platform === 'x') {
        if (account === undefined) return connectX(options, context);
        return command.error(
          'error: X takes no account here; sign in, or use --bearer - with --handle',
        );
      }
      if (platform === 'bluesky') {
        const [option] = Object.keys(options);
        if (option === undefined) return connectBluesky(account, context);
        return command.error(`error: Bluesky needs only the handle: tribe connect bluesky HANDLE`);
      }
      return command.error(
        `error: '${printable(platform)}' is not a supported platform; use: bluesky or x`,
      );
    },
  );
}

function onlyDash(value: string): string {
  if (value === '-') return value;
  throw new InvalidArgumentError(
    'Use - and send the token to standard input. Other users can see arguments.',
  );
}
