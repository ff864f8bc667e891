/** What can go wrong, as it did to others or as the documentation says it may. */
export const FAULTS = [
  /** The connection ends before anything was done. */
  'cut before',
  /** The answer was made, and charged for, but only half of it arrives. */
  'cut within',
  /** 503, as HTML. */
  'unavailable',
  /** 500, as a problem. */
  'server error',
  /** 429 as a problem. */
  'limited, a problem',
  /** 429 as a list of codes. */
  'limited, a code',
  /** 200, and nothing in it but errors. */
  'errors only',
  /** 200, with one of the page replaced by an error. */
  'one missing',
  /** 200 with an empty page and a cursor. */
  'empty page',
  /** 200, with the cursor that was asked with as the next. */
  'repeating cursor',
  /** 400: the cursor is no longer known. */
  'expired cursor',
  /** 200, and the page begins with the end of the one before. */
  'duplicates',
  /** 200, but not JSON. */
  'garbled',
  /** 401: the token was taken back before its time. */
  'token gone',
  /** 402, until credits are bought. */
  'no credits',
] as const;
/** `early end`: 200, and a list that ends without a word though there is more. Never at random. */
export type Fault = (typeof FAULTS)[number] | 'early end';

/** Whether something goes wrong with a request, and what. */
export type ChooseFault = (endpoint: string, hasCursor: boolean) => Fault | undefined;

export const NO_FAULTS: ChooseFault = () => undefined;

/** Faults that only a list can have, and those that need a cursor. */
const OF_LISTS: readonly Fault[] = [
  'errors only',
  'one missing',
  'empty page',
  'repeating cursor',
  'duplicates',
];
const OF_CURSORS: readonly Fault[] = ['expired cursor', 'repeating cursor', 'duplicates'];

/**
 * Faults at random: each of them as likely, on that share of the requests.
 *
 * @param random where the chance comes from
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

/** Whether the answer leaves whole in spite of it. */
export function isDelivered(fault: Fault | undefined): boolean {
  return fault !== 'cut within' && fault !== 'garbled';
}
