import type { ServerResponse } from 'node:http';
import type { FakeAnswer } from './answer.ts';
import { json, problem } from './answer.ts';
import type { Billing } from './billing.ts';
import { renderUser } from './render.ts';
import type { FakeWorld } from './world.ts';

interface Subscription {
  subscription_id: string;
  event_type: string;
  filter: { user_id: string };
}

/** A follow or unfollow of the owner. */
export interface FollowDelivery {
  kind: 'follow.follow' | 'follow.unfollow';
  person: string;
}

const FIELDS = new Set(['created_at', 'description', 'public_metrics', 'protected']);

/** Subscriptions and the activity stream, as in the X Activity API. */
export class Activity {
  readonly #world: FakeWorld;
  readonly #billing: Billing;
  readonly #subscriptions: Subscription[] = [];
  readonly #streams = new Set<ServerResponse>();
  /** Lines sent so far. After a reconnect, the last of them are sent again. */
  readonly #sent: string[] = [];
  #count = 0;

  constructor(world: FakeWorld, billing: Billing) {
    this.#world = world;
    this.#billing = billing;
  }

  list(): FakeAnswer {
    const data = this.#subscriptions;
    return json(200, {
      data,
      meta: { total_subscriptions: data.length, result_count: data.length },
    });
  }

  subscribe(body: string): FakeAnswer {
    const { event_type: type, filter } = JSON.parse(body) as Partial<Subscription>;
    const user = filter?.user_id;
    if (type === undefined || user === undefined || !/^\d{1,19}$/.test(user)) {
      return problem(
        400,
        'Invalid Request',
        'One or more parameters to your request was invalid.',
        'invalid-request',
      );
    }
    if (
      this.#subscriptions.some(
        (entry) => entry.event_type === type && entry.filter.user_id === user,
      )
    ) {
      return problem(
        400,
        'Invalid Request',
        'DuplicateSubscriptionFailed: subscription already exists',
        'invalid-request',
      );
    }
    const id = String(this.#subscriptions.length + 1).padStart(19, '1');
    const subscription = { subscription_id: id, event_type: type, filter: { user_id: user } };
    this.#subscriptions.push(subscription);
    const total = this.#subscriptions.length;
    return json(200, { data: { subscription }, meta: { total_subscriptions: total } });
  }

  /** Opens a stream on a response, which stays open. */
  open(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.write('\r\n');
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
    for (const line of this.#sent.slice(-2)) response.write(line);
  }

  /** Sends a follow or unfollow to every open stream, if there is a subscription to it. */
  deliver({ kind, person }: FollowDelivery, now: number): void {
    const owner = this.#world.owner.id;
    if (
      !this.#subscriptions.some(
        (entry) => entry.event_type === kind && entry.filter.user_id === owner,
      )
    )
      return;
    const user = (id: string): object => ({
      data: renderUser(this.#world, id, FIELDS, now, false),
    });
    const uuid = String(2_000_000_000_000_000_000n + BigInt(++this.#count));
    const payload = { source: user(person), target: user(owner) };
    const data = { event_uuid: uuid, filter: { user_id: owner }, event_type: kind, payload };
    const line = `${JSON.stringify({ data })}\r\n`;
    this.#billing.charge('activity/stream', 'event', [uuid], false, true, now);
    this.#sent.push(line);
    for (const stream of this.#streams) stream.write(line);
  }

  /** Cuts all connections without a closing message. */
  cut(): void {
    for (const stream of this.#streams) stream.destroy();
  }

  get listeners(): number {
    return this.#streams.size;
  }
}
