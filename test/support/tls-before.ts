import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { makeCertificate } from '../../src/fake-x/certificate.ts';

/** The TLS of a PostgreSQL with a certificate that nobody else has signed, or `none`. */
export type Tls = 'self-signed' | 'none';

/** A server that answers as PostgreSQL does to a client that wants TLS, and hands on the rest. */
export async function tlsBefore(url: string, tls: Tls) {
  const certificate = makeCertificate(Date.now());
  const there = new URL(url).searchParams;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.on('error', () => undefined));
    // The first message of such a client has 8 bytes.
    socket.once('data', () => {
      socket.write(tls === 'none' ? 'N' : 'S');
      if (tls === 'none') return;
      const { cert, key } = certificate;
      const secure = new TLSSocket(socket, { isServer: true, cert, key });
      const behind = createConnection(`${there.get('host')}/.s.PGSQL.5432`);
      open.add(behind.on('error', () => undefined));
      secure.on('error', () => behind.destroy());
      secure.pipe(behind).pipe(secure);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    certificate: certificate.cert,
    url: `postgres://${there.get('user')}@127.0.0.1:${port}${new URL(url).pathname}`,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
