import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Help } from './help.tsx';
import { hasMoved } from '../shell/address.ts';

interface Props {
  /** Also the title of the browser window. */
  title: string;
  /** The kind of page, above the title. */
  kind?: string;
  children: ComponentChildren;
  wide?: boolean;
}

/** The frame of a page. Its title gets the focus, so that screen readers announce it. */
export function Page({ title, kind, children, wide }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Tribefinder`;
    // On the first page the browser decides where the focus is.
    if (hasMoved()) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <main class={`report${wide ? ' wide-page' : ''}`} id="page">
      <header class="page-head">
        {kind && <p class="kind">{kind}</p>}
        <h1 ref={heading} tabIndex={-1}>
          <bdi>{title}</bdi>
        </h1>
      </header>
      {children}
    </main>
  );
}

export function Section({
  title,
  term,
  note,
  class: kind,
  isFolded = false,
  children,
}: {
  title: string;
  /** On a phone, readers open it. */
  isFolded?: boolean;
  /** A term of the glossary that explains the title. */
  term?: string;
  note?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}) {
  if (isFolded && isNarrow()) {
    return (
      <section class={kind}>
        <details class="fold">
          <summary>
            <h2>{title}</h2>
          </summary>
          {note && <p class="note lead">{note}</p>}
          {children}
        </details>
      </section>
    );
  }
  return (
    <section class={kind}>
      <h2>
        {title}
        {term && <Help term={term} />}
      </h2>
      {note && <p class="note lead">{note}</p>}
      {children}
    </section>
  );
}

/** Whether the screen is as narrow as a phone's. */
export function isNarrow(): boolean {
  return !matchMedia('(min-width: 48rem)').matches;
}
