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

/** The prices of a platform. */
export interface PriceList {
  /** The day on which we looked at the list. Prices change, so the owner may set other ones. */
  asOf: string;
  full: Prices;
  /** Lower prices if the signed-in user owns the developer app. */
  owned: Partial<Prices>;
}

/**
 * Returns the prices for an account: the owner's, else those of the list. Without a list, the
 * platform is free.
 */
export function pricesFor(
  list: PriceList | undefined,
  owned: boolean,
  own: Partial<Prices>,
): Prices {
  const free = Object.fromEntries(RESOURCES.map((resource) => [resource, 0])) as Prices;
  return { ...(list?.full ?? free), ...(owned && list?.owned), ...own };
}
