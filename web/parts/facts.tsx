import type { Fact } from '../../src/render/wording/facts.ts';
import { factTerm } from '../../src/render/wording/glossary.ts';
import { Help } from './help.tsx';

/** A list of names and values. Technical names explain themselves behind a "?". */
export function Facts({ list }: { list: Fact[] }) {
  return (
    <dl class="facts">
      {list.map(({ name, value }) => (
        <div key={name}>
          <dt>
            {name}
            <FactHelp name={name} />
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function FactHelp({ name }: { name: string }) {
  const term = factTerm(name);
  return term === undefined ? null : <Help term={term} />;
}
