import { dateInOrder } from '../../../src/render/wording/date-in-order.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import type { WrittenHints } from '../../api/upload.ts';
import type { ChosenFile } from './chosen-file.ts';

/** Asks for the order of day, month and year, if the dates of a list can be read in several. */
export function DateOrder({
  chosen: { key, preview, hints },
  onAnswer,
}: {
  chosen: ChosenFile;
  onAnswer: (dates: NonNullable<WrittenHints['dates']>) => void;
}) {
  const unclear = preview?.proposal?.dates;
  if (unclear === undefined) return null;
  const { written, orders } = unclear;
  return (
    <fieldset class="choices">
      <legend>
        Which day is <bdi>{readableLabel(written)}</bdi> in this file?
      </legend>
      {orders.map((order) => (
        <label key={order} class="check">
          <input
            type="radio"
            required
            name={`order-${key}`}
            checked={hints.dates === order}
            onChange={() => onAnswer(order)}
          />
          {dateInOrder(written, order)}
        </label>
      ))}
    </fieldset>
  );
}
