import type { ComponentChildren } from 'preact';
import { withCode } from '../../src/render/page/with-code.ts';
import type { Answer } from '../api/answer.ts';
import { renderMarkup } from './render-markup.tsx';

/** Something that takes a moment. */
export function Waiting({ children }: { children?: ComponentChildren }) {
  return (
    <div class="waiting" role="status" aria-busy="true">
      {children ?? <p class="note">One moment…</p>}
    </div>
  );
}

/** What went wrong, and what to do about it. */
export function Failed({
  title,
  advice,
  again,
  isPage,
}: {
  title: string;
  advice: string;
  again?: () => void;
  /** There is nothing else on the page. */
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
          Try again
        </button>
      )}
    </div>
  );
}

/** An answer in whichever state it is. */
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
