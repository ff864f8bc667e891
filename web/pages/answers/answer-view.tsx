import type { Answer } from '../../../src/render/answers/answer.ts';
import { sentence } from '../../../src/render/page/sentence.ts';
import { DataTableView } from '../../parts/data-table.tsx';
import { renderMarkup } from '../../parts/render-markup.tsx';

/** An answer: its sentences, how to read them, and its table. */
export function AnswerView({ answer }: { answer: Answer }) {
  return (
    <>
      <p class="summary">
        {answer.sentences.flatMap(sentence).map((content) => renderMarkup(content))}
      </p>
      {answer.notes.map((note) => (
        <p key={note} class="note lead">
          {note}
        </p>
      ))}
      <DataTableView name={answer.title} table={answer.table} />
    </>
  );
}
