/**
 * What changed its name between version 1 and version 2 of the JSON that the program prints. One
 * line per field or word.
 */
const FIELDS: Record<string, string> = {
  tribes: 'communities',
  tribe: 'community',
  byTribe: 'byCommunity',
  build: 'growth',
  stance: 'role',
  churners: 'followChurners',
  churner: 'followChurner',
  churnerIds: 'followChurnerIds',
  staying: 'retention',
  readings: 'snapshots',
  readingsHeld: 'rejectedSnapshots',
  returns: 'returned',
  platformEvents: 'massDepartures',
  decisions: 'corrections',
  decision: 'correction',
  setAsideAt: 'rejectedAt',
};

/** Words that changed, by the old name of the field whose value they are. */
const WORDS: Record<string, Record<string, string>> = {
  verdict: { holds: 'keeps', builds: 'attracts', 'no effect seen': 'no measurable effect' },
  kind: { reading: 'snapshot', churner: 'follow-churner', 'tribe-name': 'community-name' },
};

/** What was `retracted` and `reinstated` are two parts of one figure. */
function reinstatedOf(value: object): object {
  if (!('retracted' in value)) return value;
  const {
    retracted,
    reinstated = 0,
    ...rest
  } = value as { retracted: number; reinstated?: number };
  return { ...rest, reinstated: { missedOnce: retracted, stillInPlace: reinstated } };
}

/** Sentences, which may be reworded, and what says with which version a report was made. */
const NOT_COMPARED = new Set([
  'version',
  'settings',
  'digest',
  'warnings',
  'reason',
  'fault',
  'message',
]);

/** What method 6 finds in another way: the breadth of a community, and what follows from it. */
const FOUND_ANEW = new Set(['breadth', 'likeMindedness', 'hardestTopic', 'isTribe']);

/** What methods 7 and 8 estimate in another way, by the field it is in. Estimates of retention stay. */
const ESTIMATED_ANEW: Record<string, readonly string[]> = {
  cost: ['hazardRatio', 'unfollows', 'qValue', 'byTribe'],
  overload: ['hazardRatio', 'unfollows'],
  evidence: ['halfLifeDays'],
  retention30: ['low', 'high'],
  retention90: ['low', 'high'],
  retention365: ['low', 'high'],
};

/** Numbers that have an interval since method 6. */
const WITH_INTERVAL = new Set(['reciprocity', 'staying']);

/** What the program of version 2 prints where that of version 1 printed `value`. */
export function fromVersion1(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => fromVersion1(entry, field));
  if (typeof value === 'number' && WITH_INTERVAL.has(field)) return { estimate: value };
  if (typeof value === 'string') return WORDS[field]?.[value] ?? value;
  if (typeof value !== 'object' || value === null) return value;
  const isCompared = (name: string): boolean =>
    !NOT_COMPARED.has(name) && !FOUND_ANEW.has(name) && !ESTIMATED_ANEW[field]?.includes(name);
  return Object.fromEntries(
    Object.entries(reinstatedOf(value))
      .filter(([name]) => isCompared(name))
      .map(([name, part]) => [FIELDS[name] ?? name, fromVersion1(part, name)]),
  );
}
