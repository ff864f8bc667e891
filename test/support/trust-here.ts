import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** Before any test: certificates of two fake servers have one name, and TLS would try the first. */
const trusted = getCACertificates();

/** From now on this process trusts that certificate too, as one started with NODE_EXTRA_CA_CERTS. */
export function trustHere(certificate: string): void {
  setDefaultCACertificates([...trusted, certificate]);
}
