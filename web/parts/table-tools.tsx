import type { ComponentChildren } from 'preact';

/** A filter of a table: one of several values, or all. */
export interface Choice {
  name: string;
  title: string;
  options: readonly { value: string; label: string }[];
}

/** The filters above a table, and the button that downloads the rows it shows. */
export function TableTools({
  name,
  text,
  onText,
  choices,
  chosen,
  onChoose,
  onDownload,
  children,
}: {
  /** The name of the table. */
  name: string;
  text: string;
  onText: (text: string) => void;
  choices: readonly Choice[];
  /** The chosen values, by the names of choices. */
  chosen: ReadonlyMap<string, string>;
  onChoose: (chosen: ReadonlyMap<string, string>) => void;
  onDownload: () => void;
  children?: ComponentChildren;
}) {
  return (
    <form
      class="line tools"
      aria-label={`Filter ${name}`}
      onSubmit={(event) => event.preventDefault()}
    >
      <label>
        Filter
        <input
          type="search"
          value={text}
          maxLength={100}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </label>
      {choices.map(({ name: choice, title, options }) => (
        <label key={choice}>
          {title}
          <select
            value={chosen.get(choice) ?? ''}
            onChange={(event) => onChoose(withChoice(chosen, choice, event.currentTarget.value))}
          >
            <option value="">all</option>
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="button" onClick={onDownload}>
        Download CSV
      </button>
      {children}
    </form>
  );
}

function withChoice(
  chosen: ReadonlyMap<string, string>,
  choice: string,
  value: string,
): ReadonlyMap<string, string> {
  const next = new Map(chosen);
  if (value === '') next.delete(choice);
  else next.set(choice, value);
  return next;
}
