/** X's prices in micro-dollars for each resource (docs.x.com, 2026-08). */
const PRICES = {
  post: 5_000,
  user: 10_000,
  follow: 10_000,
  event: 10_000,
} as const;
export type BilledResource = keyof typeof PRICES;
const OWNED_PRICE = 1_000;

/** A charge for one resource. */
export interface BillLine {
  at: number;
  day: string;
  endpoint: string;
  resource: BilledResource;
  id: string;
  price: number;
  /** Whether a complete response with it was sent. */
  delivered: boolean;
}

/** Charges for returned resources: each resource of an endpoint once a UTC day. */
export class Billing {
  readonly lines: BillLine[] = [];
  /** The micro-dollars left; Infinity for no limit. */
  credit = Infinity;
  readonly #charged = new Map<string, BillLine>();

  charge(
    endpoint: string,
    resource: BilledResource,
    ids: readonly string[],
    isOwned: boolean,
    delivered: boolean,
    now: number,
  ): void {
    const day = new Date(now).toISOString().slice(0, 10);
    for (const id of ids) {
      const key = `${day} ${endpoint} ${id}`;
      const charged = this.#charged.get(key);
      if (charged !== undefined) {
        charged.delivered ||= delivered;
        continue;
      }
      const price = isOwned ? OWNED_PRICE : PRICES[resource];
      const line = { at: now, day, endpoint, resource, id, price, delivered };
      this.#charged.set(key, line);
      this.lines.push(line);
      this.credit -= price;
    }
  }

  total(): number {
    return this.lines.reduce((sum, { price }) => sum + price, 0);
  }
}
