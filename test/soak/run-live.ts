import { LiveHistory } from './live-history.ts';

/**
 * Listens to an audience on Bluesky through a random history for every seed, and says what was not as it
 * truly was: `npm run soak`, or `node test/soak/run-live.ts FIRST LAST`.
 */
const [first, last] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 300)];
let [done, kills, wrong] = [0, 0, 0];
// One at a time: each waits until no listener of the process is storing anything.
for (let seed = first; seed <= last; seed++) {
  const history = new LiveHistory(seed);
  await history.live();
  kills += history.kills;
  done++;
  if (history.faults.length > 0) wrong++;
  for (const fault of history.faults.slice(0, 5)) console.log(fault);
  if (done % 25 === 0 || seed === last) {
    console.log(`${done} live histories, ${kills} kills: ${wrong} wrong`);
  }
}
process.exitCode = wrong > 0 ? 1 : 0;
