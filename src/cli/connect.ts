import { text } from 'node:stream/consumers';
import { type Command, InvalidArgumentError } from 'commander';
import type { Connection, ConnectTools } from '../app/collect/connect.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { SignIn, XApp } from '../platforms/x/sign-in.ts';
import { askSecret, askText, askYesNo, canAsk } from './ask.ts';
import type { Context } from './context.ts';
import { priceLines } from './money.ts';
import { printable } from './output.ts';

const ABOUT = `
You need a developer app at X; the README says how to get one, step by step.
With --client-id you sign in and allow the app to read; nothing else is asked
for. With --bearer the app reads what is public, at full price. Tokens are kept
encrypted, beside your database lies the key.

--bearer - reads the token from standard input. A secret of the app is asked
for, or taken from TRIBE_X_CLIENT_SECRET.

Examples:
  tribe connect x
  tribe connect x --client-id ID --owned
  tribe connect x --bearer - --handle robin < token.txt
  tribe connect x --forget`;

interface ConnectOptions {
  clientId?: string;
  owned?: boolean;
  paste?: boolean;
  bearer?: string;
  accountId?: string;
  handle?: string;
  forget?: boolean;
}

const ADVICE = 'Say --client-id ID, or --bearer - with --handle; --help shows more.';

/** `tribe connect x` */
export function addConnect(program: Command, context: Context): void {
  const command = program
    .command('connect')
    .description('sign in to X, to read your followers from it')
    .argument('<platform>', 'x')
    .option('--client-id <id>', 'of your developer app')
    .option('--owned', 'the account that signs in owns the app: cheaper reads')
    .option('--no-owned', 'it does not')
    .option('--paste', 'paste the address back, where no browser reaches this machine')
    .option('--bearer <->', 'a token of the app, from standard input', onlyDash)
    .option('--account-id <id>', 'with --bearer: whose followers, by id')
    .option('--handle <handle>', 'or by handle')
    .option('--forget', 'forget how to reach X; what was read stays')
    .addHelpText('after', ABOUT);
  command.action((platform: string, options: ConnectOptions) => {
    if (platform === 'x') return runConnect(options, context);
    return command.error(`error: '${printable(platform)}' cannot be connected to; there is: x`);
  });
}

async function runConnect(options: ConnectOptions, context: Context): Promise<void> {
  if (options.forget === true) return forget(context);
  const { connectApp } = await import('../app/collect/connect.ts');
  const { createXClient, xServer } = await import('../platforms/x/x-client.ts');
  const tools: ConnectTools = {
    store: await context.store(),
    database: await context.databasePath(),
    environment: process.env,
    client: createXClient(xServer(process.env)),
    now: Date.now,
  };
  const connection =
    options.bearer === undefined
      ? await signIn(options, tools, context)
      : await connectApp(tools, (await text(process.stdin)).trim(), whose(options));
  tell(connection, context);
}

function whose({ accountId, handle }: ConnectOptions): { id: string } | { handle: string } {
  if (accountId !== undefined && /^\d{1,19}$/.test(accountId)) return { id: accountId };
  if (handle !== undefined && /^@?\w{1,50}$/.test(handle))
    return { handle: handle.replace('@', '') };
  throw new TribeError(
    'Whose followers? A token of an app does not say.',
    'Add --handle NAME, or --account-id with a number.',
    EXIT.usage,
  );
}

async function signIn(
  options: ConnectOptions,
  tools: ConnectTools,
  context: Context,
): Promise<Connection> {
  const { connectUser } = await import('../app/collect/connect.ts');
  const { CALLBACK_PORT, redirectUriAt, startSignInCallback } =
    await import('../http/sign-in-callback.ts');
  const { app, owned } = await aboutTheApp(options);
  if (options.paste === true) {
    return connectUser(tools, app, owned, redirectUriAt(CALLBACK_PORT), (page) =>
      pastedAfter(page, context),
    );
  }
  const callback = await startSignInCallback();
  try {
    return await connectUser(tools, app, owned, callback.redirectUri, async (page) => {
      showPage(page, context);
      const question = new AbortController();
      const called = callback.address(page.state).finally(() => question.abort());
      if (!canAsk()) return called;
      const pasted = askText(PASTE, ADVICE, notEmpty, question.signal);
      return Promise.race([called, pasted.then((address) => address ?? called)]);
    });
  } finally {
    await callback.close();
  }
}

async function aboutTheApp({
  clientId,
  owned,
}: ConnectOptions): Promise<{ app: XApp; owned: boolean }> {
  const secret = process.env.TRIBE_X_CLIENT_SECRET;
  if (clientId !== undefined) {
    return {
      app: { clientId, ...(secret ? { clientSecret: secret } : {}) },
      owned: owned === true,
    };
  }
  const { CALLBACK_PORT, redirectUriAt } = await import('../http/sign-in-callback.ts');
  const message = `Client ID of your developer app (its callback must be ${redirectUriAt(CALLBACK_PORT)})`;
  const requested = (await askText(message, ADVICE, notEmpty))!.trim();
  const typed = await askSecret('Client Secret (leave empty for a public client)', ADVICE);
  const isOwned =
    owned ?? (await askYesNo('Does the account that signs in own this developer app?', ADVICE));
  return {
    app: { clientId: requested, ...(typed ? { clientSecret: typed } : {}) },
    owned: isOwned,
  };
}

const PASTE = 'Waiting for your browser. Should it not come back here, paste its address';

function showPage({ url }: SignIn, { output }: Context): void {
  output.warn(`Open this page of X and allow it:\n\n${url}\n`);
}

async function pastedAfter(page: SignIn, context: Context): Promise<string> {
  showPage(page, context);
  context.output.warn('Your browser then goes to an address of 127.0.0.1 that need not open.');
  if (canAsk()) return (await askText('Paste that address', ADVICE, notEmpty))!.trim();
  return (await text(process.stdin)).trim();
}

function notEmpty(typed: string): string | undefined {
  return typed.trim() === '' ? 'Something is needed here.' : undefined;
}

async function forget(context: Context): Promise<void> {
  const { disconnect } = await import('../app/collect/connect.ts');
  const account = await context.account();
  await disconnect(await context.store(), account);
  if (context.options().json === true)
    context.output.json({ account: account.id, connected: false });
  else
    context.output.say(
      `${printable(account.handle ?? account.id)} is no longer connected.\nTake back what you allowed the app on X too: Settings, Apps and sessions.`,
    );
}

function tell({ account, as, owned, prices }: Connection, { options, output }: Context): void {
  if (options().json === true) {
    output.json({ account, as, owned, prices: inDollars(prices) });
    return;
  }
  const who = account.handle === undefined ? account.id : `@${account.handle}`;
  output.say(`${output.color.green('Connected')} as ${printable(who)} (${account.id}).`);
  output.say('');
  output.say(
    as === 'app'
      ? 'By a token of the app: it reads what is public, at full price. Only a signed-in\nuser may ask who liked a post, and whether somebody missing still follows.'
      : owned
        ? 'You own the app, so reading your own followers, posts and mentions is cheap.'
        : 'You do not own the app, so reads are at full price. If you do: connect with --owned.',
  );
  output.say('It may read, and nothing else; a read costs:');
  for (const line of priceLines(prices)) output.say(line);
  output.say('');
  output.say('Next: tribe snapshot (it says what it will cost before it reads)');
}

function inDollars(prices: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(prices).map(([name, micros]) => [name, micros / 1e6]));
}

function onlyDash(value: string): string {
  if (value === '-') return value;
  throw new InvalidArgumentError(
    'Say - and send the token to standard input: arguments can be seen by others.',
  );
}
