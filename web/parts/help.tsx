import { help } from '../../src/render/page/help.ts';
import { meaningOf } from '../../src/render/wording/glossary.ts';
import { renderMarkup } from './render-markup.tsx';

/** A "?" that opens the meaning of a term of the glossary. */
export function Help({ term }: { term: string }) {
  return <> {renderMarkup(help(term, meaningOf(term)))}</>;
}
