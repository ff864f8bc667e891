import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeCertificate } from '../../../src/fake-x/certificate.ts';
import { createXClient } from '../../../src/platforms/x/x-client.ts';
import { X_SERVER, xServer } from '../../../src/platforms/x/x-server.ts';

const certificate = makeCertificate(Date.now());

async function serverThat(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer({ key: certificate.key, cert: certificate.cert }, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const agent = new Agent({ ca: certificate.cert });

describe('the client of X', () => {
  it('does not follow redirects with its token', async () => {
    let requested = 0;
    const elsewhere = await serverThat((_, response) => {
      requested++;
      response.end('{}');
    });
    const url = await serverThat((_, response) =>
      response.writeHead(302, { location: elsewhere }).end(),
    );
    const answer = await createXClient(url, agent).get('secret-token', { endpoint: 'users/me' });
    expect(answer).toMatchObject({ kind: 'body' });
    expect(requested).toBe(0);
    expect(JSON.stringify(answer)).not.toContain('secret-token');
  });

  it('names a failure without revealing the request', async () => {
    const url = await serverThat((request, response) => {
      const told = JSON.stringify({
        title: 'Bad',
        detail: `you sent ${request.headers.authorization?.length} characters`,
      });
      response.writeHead(403, { 'content-type': 'application/problem+json' }).end(told);
    });
    const refused = await createXClient(url, agent).get('secret-token', { endpoint: 'users/me' });
    expect(refused).toEqual({ kind: 'refused', status: 403, reason: 'you sent 19 characters' });
    const nobody = await createXClient('https://127.0.0.1:9', agent).get('secret-token', {
      endpoint: 'users/me',
    });
    expect(nobody).toEqual({
      kind: 'failed',
      reason: 'the server refused the connection',
      lost: false,
    });
  });

  it('rejects a server with an untrusted certificate', async () => {
    const url = await serverThat((_, response) => response.end('{}'));
    await expect(createXClient(url).get('secret-token', { endpoint: 'users/me' })).rejects.toThrow(
      'is not trusted',
    );
  });

  it('uses the server that the owner names, over HTTPS only', () => {
    expect(xServer({})).toBe(X_SERVER);
    expect(xServer({ TRIBE_X_API: 'https://proxy.example/x/' })).toBe('https://proxy.example/x');
    for (const wrong of ['http://127.0.0.1', 'x', 'https://u:p@host', 'https://host/?a']) {
      expect(() => xServer({ TRIBE_X_API: wrong })).toThrow(
        'TRIBE_X_API is not a valid server address',
      );
    }
  });
});
