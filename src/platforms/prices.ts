/** What a platform may charge for, by the kind of request. */
export const RESOURCES = [
  'followers',
  'following',
  'users',
  'posts',
  'mentions',
  'quotes',
  'reposts',
  'likes',
  'events',
] as const;
export type Resource = (typeof RESOURCES)[number];

/** Prices in micro-dollars for each resource returned. */
export type Prices = Record<Resource, number>;

/** What a platform charges. */
export interface PriceList {
  /** The day we looked at the list. Prices change: the owner may set their own. */
  asOf: string;
  full: Prices;
  /** What costs less if the signed-in user owns the developer app. */
  owned: Partial<Prices>;
}

/** Returns the prices for an account: the owner's own, else the list's. A free platform has no list. */
export function pricesFor(
  list: PriceList | undefined,
  owned: boolean,
  own: Partial<Prices>,
): Prices {
  const free = Object.fromEntries(RESOURCES.map((resource) => [resource, 0])) as Prices;
  return { ...(list?.full ?? free), ...(owned && list?.owned), ...own };
}
