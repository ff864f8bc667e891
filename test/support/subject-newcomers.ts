import { seededRandom } from '../../src/stats/random.ts';

/** What people of each subject are interested in. */
export const LANDMARKS = [
  ['rust', 'compilers', 'llvm', 'borrowing', 'wasm', 'cargo'],
  ['baking', 'sourdough', 'pastry', 'ovens', 'flour', 'yeast'],
  ['cycling', 'climbing', 'rowing', 'hiking', 'kayaks', 'tents'],
];

/** People of one subject who came on a day of January 2026, with four of its words as interests. */
export function* newcomers(scope: number, count: number, day: number): Generator<object> {
  const random = seededRandom(scope * 100 + day);
  for (let n = 0; n < count; n++) {
    const person = `${scope}-${day}-${n}`;
    const at = new Date(Date.UTC(2026, 0, day)).toISOString();
    yield { type: 'follow', person, at };
    const words = LANDMARKS[scope].toSorted(() => random() - 0.5).slice(0, 4);
    for (const term of words) yield { type: 'interest', person, term };
  }
}

/** 40, 30 and 24 people of the three subjects. */
export function* firstNewcomers(): Generator<object> {
  yield { type: 'account', id: 'owner', platform: 'other' };
  yield* newcomers(0, 40, 1);
  yield* newcomers(1, 30, 2);
  yield* newcomers(2, 24, 3);
}
