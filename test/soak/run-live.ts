import { LiveHistory } from './live-history.ts';

/**
 * Listens to an audience on Bluesky through a random history for every seed, and says what was not as it
 * truly was: `npm run soak`, or `node test/soak/run-live.ts FIRST LAST`.
 */
const [first, last] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 300)];
/** Most of the time, a history waits for messages to arrive. */
const AT_ONCE = 4;

let [next, done, kills, wrong] = [first, 0, 0, 0];
async function liveThroughSome(): Promise<void> {
  while (next <= last) {
    const history = new LiveHistory(next++);
    await history.live();
    kills += history.kills;
    done++;
    if (history.faults.length > 0) wrong++;
    for (const fault of history.faults.slice(0, 5)) console.log(fault);
    if (done % 25 === 0 || done === last - first + 1) {
      console.log(`${done} live histories, ${kills} kills: ${wrong} wrong`);
    }
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, liveThroughSome));
process.exitCode = wrong > 0 ? 1 : 0;
