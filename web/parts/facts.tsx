import { help } from '../../src/render/page/help.ts';
import type { Fact } from '../../src/render/wording/fact.ts';
import { factMeaning } from '../../src/render/wording/glossary.ts';
import { renderMarkup } from './render-markup.tsx';

/** A list of names and values. A "?" opens the meaning of a technical name. */
export function Facts({ list }: { list: Fact[] }) {
  return (
    <dl class="facts">
      {list.map(({ name, value, meaning = factMeaning(name) }) => (
        <div key={name}>
          <dt>
            {name}
            {meaning !== undefined && <> {renderMarkup(help(name, meaning))}</>}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
