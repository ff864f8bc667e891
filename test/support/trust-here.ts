import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** From now on this process trusts that certificate too, as one started with NODE_EXTRA_CA_CERTS. */
export function trustHere(certificate: string): void {
  setDefaultCACertificates([...getCACertificates(), certificate]);
}
