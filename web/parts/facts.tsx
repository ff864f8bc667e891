import type { Fact } from '../../src/render/wording/facts.ts';

/** A list of names and values. */
export function Facts({ list }: { list: Fact[] }) {
  return (
    <dl class="facts">
      {list.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
