import { text } from 'node:stream/consumers';
import type { Connection, ConnectTools } from '../app/collect/connect.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { SignInApp, SignInPage } from '../platforms/sign-in.ts';
import { askSecret, askText, askYesNo, canAsk } from './prompts.ts';
import type { Context } from './context.ts';
import { priceLines } from './money.ts';
import { printable } from './streams.ts';

/** How to connect to X. */
export interface ConnectXOptions {
  clientId?: string;
  owned?: boolean;
  paste?: boolean;
  bearer?: string;
  accountId?: string;
  handle?: string;
  forget?: boolean;
}

const ADVICE = 'Add --client-id ID, or --bearer - with --handle. See: tribe connect --help';

/** `tribe connect x` */
export async function connectX(options: ConnectXOptions, context: Context): Promise<void> {
  if (options.forget === true) return forget(context);
  const { connectApp } = await import('../app/collect/connect.ts');
  const { connectPlatform } = await import('../platforms/registry.ts');
  const tools: ConnectTools = {
    store: await context.store(),
    database: await context.databasePath(),
    environment: process.env,
    platform: await connectPlatform('x', process.env),
    now: Date.now,
  };
  const connection =
    options.bearer === undefined
      ? await signIn(options, tools, context)
      : await connectApp(tools, (await text(process.stdin)).trim(), whose(options));
  showConnection(connection, context);
}

function whose({ accountId, handle }: ConnectXOptions): { id: string } | { handle: string } {
  if (accountId !== undefined && /^\d{1,19}$/.test(accountId)) return { id: accountId };
  if (handle !== undefined && /^@?\w{1,50}$/.test(handle))
    return { handle: handle.replace('@', '') };
  throw new TribeError(
    'A bearer token does not say which account to read.',
    'Add --handle NAME, or --account-id NUMBER.',
    EXIT.usage,
  );
}

async function signIn(
  options: ConnectXOptions,
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
      const pasted = askText(PASTE, ADVICE, notEmpty, { signal: question.signal });
      return Promise.race([called, pasted.then((address) => address ?? called)]);
    });
  } finally {
    await callback.close();
  }
}

async function aboutTheApp({
  clientId,
  owned,
}: ConnectXOptions): Promise<{ app: SignInApp; owned: boolean }> {
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

const PASTE = 'Waiting for your browser. If it cannot return here, paste its address';

function showPage({ url }: SignInPage, { output }: Context): void {
  output.error(`Open this page on X and authorize the app:\n\n${url}\n`);
}

async function pastedAfter(page: SignInPage, context: Context): Promise<string> {
  showPage(page, context);
  context.output.error(
    'Your browser then goes to an address that starts with 127.0.0.1. It need not load.',
  );
  if (canAsk()) return (await askText('Paste that address here', ADVICE, notEmpty))!.trim();
  return (await text(process.stdin)).trim();
}

function notEmpty(typed: string): string | undefined {
  return typed.trim() === '' ? 'Enter a value.' : undefined;
}

async function forget(context: Context): Promise<void> {
  const { disconnect } = await import('../app/collect/connect.ts');
  const account = await context.account();
  await disconnect(await context.accountStore());
  if (context.options().json === true)
    context.output.json({ account: account.id, connected: false });
  else
    context.output.say(
      `${printable(account.handle ?? account.id)} is no longer connected.\nAlso revoke the app on X: Settings, Apps and sessions.`,
    );
}

function showConnection(
  { account, as, owned, prices }: Connection,
  { options, output }: Context,
): void {
  if (options().json === true) {
    output.json({ account, as, owned, prices: inDollars(prices) });
    return;
  }
  const who = account.handle === undefined ? account.id : `@${account.handle}`;
  output.say(`${output.color.green('Connected')} as ${printable(who)} (${account.id}).`);
  output.say('');
  output.say(
    as === 'app'
      ? 'The app reads public data, at full price. Only a signed-in user can read who\nliked a post and whether a missing person still follows.'
      : owned
        ? 'You own the app, so reading your own followers, posts and mentions costs less.'
        : 'You do not own the app, so reads cost the full price. If you own it, use --owned.',
  );
  output.say('Tribefinder can only read. A read costs:');
  for (const line of priceLines(prices)) output.say(line);
  output.say('');
  output.say('Next: tribe snapshot (it shows the cost before it reads)');
}

function inDollars(prices: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(prices).map(([name, micros]) => [name, micros / 1e6]));
}
