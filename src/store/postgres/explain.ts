import { errorAbout, type TribeError } from '../../model/errors.ts';
import { shownLocation } from './server-url.ts';

interface Explanation {
  /** The beginnings of error codes of PostgreSQL or the operating system. */
  codes: string[];
  message: (database: string) => string;
  advice: string;
}

const SAFE = 'Your data is safe. Run the same command again to continue.';

const EXPLANATIONS: Explanation[] = [
  {
    codes: ['ECONNREFUSED', 'ENOENT', 'EACCES', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'],
    message: (database) => `The server of ${database} does not answer.`,
    advice: 'Start PostgreSQL there, or correct host and port in the URL.',
  },
  {
    codes: ['ENOTFOUND', 'EAI_AGAIN'],
    message: (database) => `The host of ${database} is not known.`,
    advice: 'Correct the host in the URL, or check the network.',
  },
  {
    codes: ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT', 'UNABLE_TO_', 'CERT_'],
    message: (database) => `The certificate of the server of ${database} cannot be trusted.`,
    advice:
      'Name the certificate of its issuer in the URL: sslmode=verify-full&sslrootcert=FILE. Only in a network you trust: sslmode=require encrypts without checking.',
  },
  {
    codes: ['ERR_TLS_CERT_ALTNAME_INVALID'],
    message: (database) => `The certificate of the server of ${database} is for another host.`,
    advice:
      'Use the host that the certificate names, or sslmode=verify-ca to check only its issuer.',
  },
  {
    codes: ['NO_TLS'],
    message: (database) => `The server of ${database} has no TLS.`,
    advice:
      'Turn on ssl in postgresql.conf. Only on this machine or in a network you trust, leave out sslmode.',
  },
  {
    codes: ['28'],
    message: (database) => `The server refuses the user or the password of ${database}.`,
    advice: 'Correct them in the URL, with %40 for @ and %2F for / in a password.',
  },
  {
    codes: ['3D000'],
    message: (database) => `There is no database ${database}.`,
    advice: 'Make it on the server with createdb, or correct its name in the URL.',
  },
  {
    codes: ['42501', '25006'],
    message: (database) => `The user has no right to change ${database}.`,
    advice:
      'Let the owner of the database run the command, or grant the user: GRANT CREATE ON DATABASE.',
  },
  {
    codes: ['53300'],
    message: (database) => `The server of ${database} has no connection left.`,
    advice: `Raise max_connections, or stop programs that use it. ${SAFE}`,
  },
  {
    codes: ['53100', '53200'],
    message: (database) =>
      `The server of ${database} has no room left on its disk or in its memory.`,
    advice: `Make room there. ${SAFE}`,
  },
  {
    codes: ['55P03', '40001', '40P01'],
    message: (database) => `Other programs have locked ${database} for too long.`,
    advice: `Wait until they are done. ${SAFE}`,
  },
  {
    codes: ['57P', '08', 'ECONNRESET', 'EPIPE'],
    message: (database) => `The server ended the connection to ${database}.`,
    advice: `Check that PostgreSQL runs. ${SAFE}`,
  },
  {
    codes: ['XX001', 'XX002', '58'],
    message: (database) => `The server reports damage or an error of the disk in ${database}.`,
    advice: 'Check the log of the server, and restore a backup if it says so.',
  },
];

/** Errors of the driver that have no code, by their texts. */
const WITHOUT_CODE: [RegExp, string][] = [
  [/timeout expired|timeout exceeded|Connection terminated due to/u, 'ETIMEDOUT'],
  [/Connection terminated|not queryable|connection error/u, 'ECONNRESET'],
  [/does not support SSL/u, 'NO_TLS'],
  [/password must be a string/u, '28P01'],
];

/** Returns a `TribeError` with advice for an error of PostgreSQL, its driver or the network. */
export function explain(error: unknown, location: string): unknown {
  return explainCode(codeOf(error), location) ?? error;
}

/** Returns the same for a code of PostgreSQL; `undefined`: nobody can do anything about it. */
export function explainCode(code: string, location: string): TribeError | undefined {
  const explanation = EXPLANATIONS.find(({ codes }) =>
    codes.some((beginning) => code.startsWith(beginning)),
  );
  if (explanation === undefined) return undefined;
  const database = { path: shownLocation(location), called: 'the database' };
  return errorAbout(database, explanation.message, explanation.advice);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error) return String(error.code);
  return WITHOUT_CODE.find(([text]) => text.test(error.message))?.[1] ?? '';
}
