/** Fields that name somebody or something: a character less would name another. */
const ID = /(?:^|_)id(?:_str)?$|Id$/;

const BAD = /\0|\p{Surrogate}/u;
const BAD_ALL = /\0|\p{Surrogate}/gu;

/**
 * A record without characters that no text may hold: NUL, and halves of an emoji, which some tools
 * leave behind. Ids stay as they are. Returns the same record where there is none.
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
