import cliProgress from 'cli-progress';
import type { Clock } from '../app/collect/clock.ts';
import type { OnCollected } from '../app/collect/collect-tools.ts';
import { writeCount } from '../render/wording/numbers.ts';
import { pause } from './pause.ts';
import { drawingStream } from './streams.ts';

/** Progress of reading a platform, on standard error. */
export interface CollectLine {
  onCollected: OnCollected;
  clock: Clock;
  end: () => void;
}

const WHAT: Record<string, string> = {
  followers: 'followers',
  'look-ups': 'missing people',
  posts: 'your posts',
  'follow-times': 'times of follows',
  replies: 'replies',
  following: 'accounts you follow',
  mentions: 'mentions',
  quotes: 'quotes',
  reposts: 'reposts',
  likes: 'likes',
  interests: 'interests',
};

const TICK = 1000;
const NAME = 24;

/**
 * Shows a bar while a list is read and a countdown during a wait for the platform. Without a terminal it
 * writes one line for each longer wait. The clock is the real one and stops waiting at the signal.
 */
export function createCollectLine(
  mayAnimate: boolean,
  signal: AbortSignal,
  write: (line: string) => void,
): CollectLine {
  let bar: cliProgress.SingleBar | undefined;
  let shown: string | undefined;
  const end = (): void => {
    bar?.stop();
    bar = undefined;
    shown = undefined;
  };
  const begin = (what: string, all: number): void => {
    bar = new cliProgress.SingleBar({
      format: `${what.padEnd(NAME)} [{bar}] {done}{of}{wait}`,
      barsize: 20,
      stream: drawingStream(),
      clearOnComplete: true,
      hideCursor: null,
      linewrap: false,
    });
    bar.start(Math.max(all, 1), 0, { done: '0', of: '', wait: '' });
    shown = what;
  };
  return {
    onCollected(kind, done, all) {
      if (!mayAnimate) return;
      const what = WHAT[kind.split(' ')[0]!] ?? kind;
      if (what !== shown) {
        end();
        begin(what, all ?? 1);
      }
      const of = all === undefined ? '' : ` of about ${writeCount(all)}`;
      bar!.setTotal(Math.max(all ?? 1, done, 1));
      bar!.update(Math.min(done, all ?? done), { done: writeCount(done), of, wait: '' });
    },
    clock: {
      now: Date.now,
      async wait(until, why) {
        if (!mayAnimate && until - Date.now() > 5000) {
          write(`${why}: continuing at ${new Date(until).toISOString()}.`);
        }
        while (Date.now() < until && !signal.aborted) {
          bar?.update({ wait: `, ${why}: ${countdown(until - Date.now())}` });
          await pause(Math.min(TICK, until - Date.now()), signal);
        }
        bar?.update({ wait: '' });
      },
    },
    end,
  };
}

function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
