import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { CredentialKeeper } from '../../../src/app/collect/credentials.ts';
import { secretKey } from '../../../src/app/collect/secret-key.ts';
import type { AccountId } from '../../../src/model/ids.ts';
import { livePlatform } from '../../../src/platforms/registry.ts';
import { openStore } from '../../../src/app/open-store.ts';

/**
 * A process beside others on the same database: `node collect-process.ts <database> <account>
 * <server> <certificate> <now>`. It says the token it gets, then how often it could set money aside.
 */
const [database, account, server, certificate, now] = process.argv.slice(2) as [
  string,
  AccountId,
  string,
  string,
  string,
];
const store = await openStore(database);
const memory = (await store.forAccount(account)).collector;
const keeper = new CredentialKeeper(memory, account, await secretKey(database, {}, false));
const agent = new Agent({ ca: readFileSync(certificate) });
const clock = {
  now: () => Number(now),
  wait: () => new Promise<void>((resolve) => setTimeout(resolve, 20)),
};
const token = await keeper.token(
  await livePlatform('x').connect({ TRIBE_X_API: server }, agent),
  clock,
);
let reserved = 0;
for (let page = 0; page < 30; page++) {
  const request = { run: 1, at: Number(now), resource: 'followers', most: 10, unitPrice: 1000 };
  const key = `${process.pid} ${page}`;
  const answer = await memory.spending.reserve({
    ...request,
    key,
    runCap: 250_000,
    monthCap: Infinity,
  });
  if ('reservation' in answer) reserved++;
}
console.log(JSON.stringify({ token, reserved }));
agent.destroy();
await store.close();
