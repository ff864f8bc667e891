/** Fields with ids. With a character less, an id would name something else. */
const ID = /(?:^|_)id(?:_str)?$|Id$/;

const BAD = /\0|\p{Surrogate}/u;
const BAD_ALL = /\0|\p{Surrogate}/gu;

/**
 * Removes characters that no text may contain: NUL, and halves of an emoji, which some tools leave.
 * Ids stay unchanged. Returns the same record if there are none.
 */
export function withoutBadCharacters(record: unknown): unknown {
  return cleaned(record, '');
}

function cleaned(value: unknown, name: string): unknown {
  if (typeof value === 'string') {
    return BAD.test(value) && !ID.test(name) ? value.replaceAll(BAD_ALL, '') : value;
  }
  if (Array.isArray(value)) {
    const entries = value.map((entry) => cleaned(entry, name));
    return entries.some((entry, i) => entry !== value[i]) ? entries : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value);
  const clean = fields.map(([field, said]) => [field, cleaned(said, field)] as const);
  return clean.some(([, said], i) => said !== fields[i][1]) ? Object.fromEntries(clean) : value;
}
