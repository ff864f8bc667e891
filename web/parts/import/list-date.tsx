import { writeDay } from '../../../src/model/dates.ts';
import type { ChosenFile } from './chosen-file.ts';

/** Asks when a list was made. Offers all days that an ambiguous date can mean. */
export function ListDate({
  chosen: { key, preview, hints },
  onAnswer,
}: {
  chosen: ChosenFile;
  onAnswer: (at: string) => void;
}) {
  const days = (preview?.proposal?.at ?? []).map((at) => at.slice(0, 10));
  if (days.length < 2) {
    return (
      <label>
        Date of the list
        <input
          type="date"
          required
          value={hints.at ?? days.at(0) ?? ''}
          onInput={(event) => onAnswer(event.currentTarget.value)}
        />
      </label>
    );
  }
  return (
    <fieldset class="choices">
      <legend>Which date does the file name mean?</legend>
      {days.map((day) => (
        <label key={day} class="check">
          <input
            type="radio"
            required
            name={`date-${key}`}
            checked={hints.at === day}
            onChange={() => onAnswer(day)}
          />
          {writeDay(day)}
        </label>
      ))}
    </fieldset>
  );
}
