/** Answers as the model or the API has them. */
interface Answers {
  as?: string | undefined;
  map?: Readonly<Record<string, string>> | undefined;
  dates?: string | undefined;
}

/** Says how a list is read: `followers; who: handle; dates: day first`. */
export function lastingAnswersInWords({ as, map = {}, dates }: Answers): string {
  const columns = Object.entries(map).map(([column, field]) => `${column}: ${field}`);
  return [...(as ? [as] : []), ...columns, ...(dates ? [`dates: ${dates}`] : [])].join('; ');
}
