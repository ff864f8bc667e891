import type { ComponentChildren } from 'preact';
import type { RequestState } from '../api/request.ts';
import { Advice } from './advice.tsx';

/** Shown while a request is running. */
export function Waiting({ children }: { children?: ComponentChildren }) {
  return (
    <div class="waiting" role="status" aria-busy="true">
      {children ?? <p class="note">Loading…</p>}
    </div>
  );
}

/** An error, with what to do next. */
export function Failed({
  title,
  advice,
  retry,
  isPage,
}: {
  title: string;
  advice: string;
  retry?: () => void;
  /** The error is the whole page. */
  isPage?: boolean;
}) {
  return (
    <div class="failed">
      <div role="alert">
        {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
        <p>
          <Advice text={advice} />
        </p>
      </div>
      {retry && (
        <button type="button" onClick={retry}>
          Retry
        </button>
      )}
    </div>
  );
}

/** Shows the result of a request, or that it is running or failed. */
export function Shown<Value>({
  request,
  retry,
  children,
}: {
  request: RequestState<Value>;
  retry?: () => void;
  children: (value: Value) => ComponentChildren;
}) {
  if (request.state === 'loading') return <Waiting />;
  if (request.state === 'failed') {
    return <Failed title={request.title} advice={request.advice} {...(retry && { retry })} />;
  }
  return <>{children(request.value)}</>;
}
