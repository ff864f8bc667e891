import { judgeMonth } from './judge-month.ts';
import { liveThroughMonth } from './month.ts';

/**
 * Lives through a month for every seed, and says which was not told as it truly was: `npm run soak`,
 * or `npm run soak -- FIRST LAST`. About a second of processor time a seed.
 */
const [first, last] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 300)];

let [snapshots, requests, kills, wrong] = [0, 0, 0, 0];
for (let seed = first; seed <= last; seed++) {
  const month = await liveThroughMonth(seed);
  const faults = await judgeMonth(month);
  await month.end();
  snapshots += month.results.length;
  kills += month.kills;
  for (const count of month.fake.requests.values()) requests += count;
  if (faults.length > 0) wrong++;
  for (const fault of faults.slice(0, 5)) console.log(fault);
  if (seed % 25 === 0 || seed === last) {
    console.log(
      `${seed - first + 1} months, ${snapshots} snapshots, ${requests} answers, ${kills} kills: ${wrong} wrong`,
    );
  }
}
process.exitCode = wrong > 0 ? 1 : 0;
