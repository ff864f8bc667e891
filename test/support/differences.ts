/** Numbers are the same up to this share. */
const TOLERANCE = 1e-6;

/**
 * Where `actual` lacks something of `expected`, or says something else: a line per value, with its
 * path. What `actual` has besides is no difference, but in lists.
 */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const isSame = Math.abs(expected - actual) <= TOLERANCE * Math.abs(expected);
    return isSame ? [] : [`${path}: ${actual} instead of ${expected}`];
  }
  if (!isObject(expected) || !isObject(actual)) {
    if (expected === actual) return [];
    return [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`];
  }
  const found = Object.entries(expected).flatMap(([name, value]) =>
    differences(value, actual[name], path === '' ? name : `${path}.${name}`),
  );
  if (Array.isArray(expected) && Array.isArray(actual) && actual.length > expected.length) {
    found.push(`${path}: ${actual.length} entries instead of ${expected.length}`);
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
