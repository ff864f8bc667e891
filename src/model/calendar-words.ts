const LANGUAGES = 'en de fr es pt it nl pl ru tr uk cs sv da id'.split(' ');
/** Words that these languages put beside a date without a meaning of their own. */
const FILLERS = 'at of on the de del do le um am à a las o kl г р'.split(' ');

/**
 * Returns the months that a word names in any of the common languages, counted from 1. Returns
 * several if languages disagree, and none if the word names no month.
 */
export function monthsNamed(word: string): readonly number[] {
  return [...(monthNames().get(word) ?? [])];
}

/**
 * Returns whether a word may stand beside a date without changing it: a day of the week, "of",
 * "at".
 */
export function isBesideDate(word: string): boolean {
  return dayNames().has(word);
}

const monthNames = once(() => {
  const names = new Map<string, Set<number>>();
  for (let month = 1; month <= 12; month++) {
    for (const written of namesOf('month', Date.UTC(2026, month - 1, 1))) {
      const months = names.get(written);
      if (months === undefined) names.set(written, new Set([month]));
      else months.add(month);
    }
  }
  return names;
});

const dayNames = once(() => {
  const names = new Set(FILLERS);
  for (let day = 1; day <= 7; day++) {
    for (const written of namesOf('weekday', Date.UTC(2026, 0, day))) names.add(written);
  }
  return names;
});

/** Returns how people write the month or weekday of a moment: in full, short, and inside a date. */
function namesOf(part: 'month' | 'weekday', moment: number): string[] {
  return LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((length) =>
      [{}, { day: 'numeric' } as const].map((beside) => {
        const format = new Intl.DateTimeFormat(language, {
          ...beside,
          [part]: length,
          timeZone: 'UTC',
        });
        const written = format.formatToParts(moment).find(({ type }) => type === part);
        return bareWord(written?.value ?? '');
      }),
    ),
  ).filter((word) => /^\p{L}/u.test(word));
}

/** Returns the word in lower case, without the dot of an abbreviation. */
export function bareWord(word: string): string {
  return word.normalize('NFKC').toLowerCase().replaceAll('.', '');
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
