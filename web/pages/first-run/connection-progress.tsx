import { useEffect, useState } from 'preact/hooks';
import { writeCount } from '../../../src/render/wording/numbers.ts';
import type { Connecting } from '../../../src/model/pages/connecting.ts';
import { api } from '../../api/client.ts';
import { failureInWords, fetchJson } from '../../api/request.ts';

/** How often to look, in ms. */
const EVERY = 1000;

const WHAT: Record<string, string> = {
  followers: 'your followers',
  'look-ups': 'missing people',
  posts: 'your posts',
  'follow-times': 'when people followed',
  following: 'accounts you follow',
  replies: 'replies',
  quotes: 'quotes',
  reposts: 'reposts',
  likes: 'likes',
  interests: 'what followers write about',
};

/** Shows how far the first snapshot of an account is. A report is there once the list is read. */
export function ConnectionProgress({
  first,
  onShowReport,
}: {
  first: Connecting;
  onShowReport: () => void;
}) {
  const [connection, setConnection] = useState(first);
  const [failed, setFailed] = useState<string>();
  const { account, state, progress, failure } = connection;
  useEffect(() => {
    if (state !== 'running') return;
    const timer = setInterval(async () => {
      const outcome = await fetchJson(() =>
        api.connections[':id'].$get({ param: { id: account } }),
      );
      if (outcome.state === 'failed') setFailed(failureInWords(outcome));
      else {
        setFailed(undefined);
        setConnection(outcome.value);
      }
    }, EVERY);
    return () => clearInterval(timer);
  }, [account, state]);
  const hasList = progress !== null && progress.what !== 'followers';
  return (
    <>
      {state === 'running' && (
        <p role="status">
          Reading {WHAT[progress?.what ?? 'followers'] ?? 'the account'}
          {progress !== null && `: ${writeCount(progress.done)}`}
          {progress?.all != null && ` of about ${writeCount(progress.all)}`}.{' '}
          <progress max={Math.max(1, progress?.all ?? 1)} value={progress?.done ?? 0} />
        </p>
      )}
      {state === 'complete' && <p role="status">Everything has been read.</p>}
      {failure !== null && (
        <p class="failure" role="alert">
          {failureInWords({ title: failure.title, advice: failure.detail })}
        </p>
      )}
      {failed !== undefined && (
        <p class="failure" role="alert">
          {failed}
        </p>
      )}
      {(state === 'complete' || hasList) && (
        <p>
          <button type="button" onClick={onShowReport}>
            Show report
          </button>{' '}
          {state === 'running' &&
            'The report uses what has been read so far. Tribefinder keeps reading while this program runs.'}
        </p>
      )}
    </>
  );
}
