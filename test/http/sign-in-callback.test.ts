import { expect, it } from 'vitest';
import { startSignInCallback } from '../../src/http/sign-in-callback.ts';

it('accepts only the answer to its own request, on this machine', async () => {
  const callback = await startSignInCallback(0);
  try {
    expect(callback.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    const address = callback.address('ours');
    const ask = (query: string, init?: RequestInit): Promise<Response> =>
      fetch(`${callback.redirectUri}${query}`, init);
    expect((await ask('?state=anothers&code=1')).status).toBe(404);
    expect((await ask('?code=1')).status).toBe(404);
    expect((await ask('?state=ours&code=1', { method: 'POST' })).status).toBe(404);
    const answered = await ask('?state=ours&code=2');
    expect(answered.status).toBe(200);
    expect(answered.headers.get('referrer-policy')).toBe('no-referrer');
    expect(new URL(await address).searchParams.get('code')).toBe('2');
  } finally {
    await callback.close();
  }
});

it('reports that its port is in use', async () => {
  const first = await startSignInCallback(0);
  const port = Number(new URL(first.redirectUri).port);
  await expect(startSignInCallback(port)).rejects.toThrow('is in use');
  await first.close();
});
