/** A response of the fake X. */
export interface FakeAnswer {
  status: number;
  type: string;
  body: string;
  headers: Record<string, string>;
  /** The connection ends after this many bytes of the body. */
  cutAfter?: number;
}

export function json(status: number, body: object): FakeAnswer {
  return {
    status,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(body),
    headers: {},
  };
}

/** Returns a problem as X writes it (RFC 9457). */
export function problem(
  status: number,
  title: string,
  detail: string,
  type: string = 'about:blank',
): FakeAnswer {
  return {
    ...json(status, {
      title,
      detail,
      status,
      type: type.startsWith('about') ? type : `https://api.twitter.com/2/problems/${type}`,
    }),
    type: 'application/problem+json; charset=utf-8',
  };
}

/** Returns an entry of the error list that X sends beside the data. */
export function resourceProblem(id: string, what: 'suspended' | 'deleted' | 'hidden'): object {
  const base = { value: id, resource_id: id, resource_type: 'user', parameter: 'ids' };
  if (what === 'hidden') {
    return {
      ...base,
      title: 'Authorization Error',
      detail: `Sorry, you are not authorized to see the user with ids: [${id}].`,
      type: 'https://api.twitter.com/2/problems/not-authorized-for-resource',
    };
  }
  return {
    ...base,
    title: what === 'suspended' ? 'Forbidden' : 'Not Found Error',
    detail:
      what === 'suspended'
        ? `User has been suspended: [${id}].`
        : `Could not find user with ids: [${id}].`,
    type: 'https://api.twitter.com/2/problems/resource-not-found',
  };
}
