import type { ComponentChildren } from 'preact';
import { withCode } from '../../src/render/page/with-code.ts';
import type { Answer } from '../api/answer.ts';
import { renderMarkup } from './render-markup.tsx';

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
  again,
  isPage,
}: {
  title: string;
  advice: string;
  again?: () => void;
  /** The error is the whole page. */
  isPage?: boolean;
}) {
  return (
    <div class="failed">
      <div role="alert">
        {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
        <p>{withCode(advice).map(renderMarkup)}</p>
      </div>
      {again && (
        <button type="button" onClick={again}>
          Retry
        </button>
      )}
    </div>
  );
}

/** Shows the result of a request, or that it is running or failed. */
export function Shown<Value>({
  answer,
  again,
  children,
}: {
  answer: Answer<Value>;
  again?: () => void;
  children: (value: Value) => ComponentChildren;
}) {
  if (answer.state === 'waiting') return <Waiting />;
  if (answer.state === 'failed') {
    return <Failed title={answer.title} advice={answer.advice} {...(again && { again })} />;
  }
  return <>{children(answer.value)}</>;
}
