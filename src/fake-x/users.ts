import type { FakeAnswer } from './answer.ts';
import { json, problem, resourceProblem } from './answer.ts';
import { isDelivered } from './faults.ts';
import type { ListRequest, ListSettings } from './lists.ts';
import { fieldsOf } from './lists.ts';
import { profileOf, stateOf } from './query-world.ts';
import type { XObject } from './render.ts';
import { renderUser } from './render.ts';
import type { FakeWorld } from './world.ts';

const MOST_IDS = 100;

/** Returns accounts by id or handle. Lists those that are gone in `errors`. */
export function answerUsers(settings: ListSettings, request: ListRequest): FakeAnswer {
  const { world, billing } = settings;
  const { endpoint, id, query, now, as, fault } = request;
  const fields = fieldsOf(query, 'user.fields');
  const requested =
    endpoint === 'users'
      ? (query.get('ids') ?? '').split(',')
      : [
          endpoint === 'users/me'
            ? world.owner.id
            : endpoint === 'users/:id'
              ? id
              : byHandle(world, id),
        ];
  if (endpoint === 'users/me' && as === 'app') {
    return problem(
      403,
      'Unsupported Authentication',
      'Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.',
      'unsupported-authentication',
    );
  }
  if (requested.length > MOST_IDS || requested.some((entry) => !/^\d{1,19}$/.test(entry))) {
    return problem(
      400,
      'Invalid Request',
      'The `ids` query parameter value is not valid',
      'invalid-request',
    );
  }
  const data: XObject[] = [];
  const errors: object[] = [];
  for (const person of fault === 'one missing' ? requested.slice(1) : requested) {
    const state = stateOf(world, person, now);
    if (state === 'suspended' || state === 'deleted') errors.push(resourceProblem(person, state));
    else if (state === 'blocked') errors.push(resourceProblem(person, 'hidden'));
    else data.push(renderUser(world, person, fields, now, as === 'user'));
  }
  billing.charge(
    endpoint,
    'user',
    data.map((user) => String(user.id)),
    false,
    isDelivered(fault),
    now,
  );
  const found = endpoint === 'users' ? data : data[0];
  return json(200, {
    ...(data.length > 0 && { data: found }),
    ...(errors.length > 0 && { errors }),
  });
}

function byHandle(world: FakeWorld, handle: string): string {
  if (world.owner.handle?.toLowerCase() === handle.toLowerCase()) return world.owner.id;
  for (const { id } of world.profiles.values()) {
    if (profileOf(world, id).handle?.toLowerCase() === handle.toLowerCase()) return id;
  }
  return 'nobody';
}
