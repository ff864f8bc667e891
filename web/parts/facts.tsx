import type { Fact } from '../../src/render/wording/fact.ts';

/** A list of names and values. A "?" opens the meaning of a technical name. */
export function Facts({ list }: { list: Fact[] }) {
  return (
    <dl class="facts">
      {list.map(({ name, value, meaning }) => (
        <div key={name}>
          <dt>
            {name}
            {meaning !== undefined && (
              <>
                {' '}
                <details class="help">
                  <summary aria-label={`What does “${name}” mean?`}>?</summary>
                  {meaning}
                </details>
              </>
            )}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
