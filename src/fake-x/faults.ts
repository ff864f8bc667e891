/** The known faults of X, from reports or its documentation. */
export const FAULTS = [
  /** The connection ends before anything happens. */
  'cut before',
  /** X produces and charges for the response, but only half of it arrives. */
  'cut within',
  /** Status 503, as HTML. */
  'unavailable',
  /** Status 500, as a problem. */
  'server error',
  /** Status 429, as a problem. */
  'limited, a problem',
  /** Status 429, as a list of codes. */
  'limited, a code',
  /** Status 200, with nothing but errors. */
  'errors only',
  /** Status 200, with an error in place of one entry. */
  'one missing',
  /** Status 200, with an empty page and a cursor. */
  'empty page',
  /** Status 200, with the cursor of the request as the next one. */
  'repeating cursor',
  /** Status 400: the cursor has expired. */
  'expired cursor',
  /** Status 200, and the page begins with the end of the previous one. */
  'duplicates',
  /** Status 200, but not JSON. */
  'garbled',
  /** Status 401: the token was revoked early. */
  'token gone',
  /** Status 402, until somebody buys credits. */
  'no credits',
] as const;
/**
 * `early end`: status 200, and a list that ends silently though there is more. It never occurs at
 * random.
 */
export type Fault = (typeof FAULTS)[number] | 'early end';

/** Chooses the fault of a request, if any. */
export type ChooseFault = (endpoint: string, hasCursor: boolean) => Fault | undefined;

export const NO_FAULTS: ChooseFault = () => undefined;

/** Faults of lists only, and faults that need a cursor. */
const OF_LISTS: readonly Fault[] = [
  'errors only',
  'one missing',
  'empty page',
  'repeating cursor',
  'duplicates',
];
const OF_CURSORS: readonly Fault[] = ['expired cursor', 'repeating cursor', 'duplicates'];

/**
 * Makes a chooser of random faults, each equally likely, for a share of the requests.
 *
 * @param random the source of randomness.
 */
export function randomFaults(
  share: number,
  random: () => number,
  faults: readonly Fault[],
): ChooseFault {
  return (endpoint, hasCursor) => {
    if (random() >= share) return undefined;
    const fault = faults[Math.floor(random() * faults.length)]!;
    if (OF_CURSORS.includes(fault) && !hasCursor) return undefined;
    if (OF_LISTS.includes(fault) && !endpoint.includes('/:id/')) return undefined;
    return fault;
  };
}

/** Returns whether the complete response is sent despite the fault. */
export function isDelivered(fault: Fault | undefined): boolean {
  return fault !== 'cut within' && fault !== 'garbled';
}
