import type { LoadMeter } from '../app/capacity/load-meter.ts';
import type { Doorkeeper, Mode, Visitor } from '../app/access/visitor.ts';
import type { SignIn } from '../app/access/sign-in.ts';
import type { Connections } from '../app/collect/connections.ts';
import type { Pages } from '../app/pages/pages.ts';
import type { Uploads } from '../app/upload/uploads.ts';
import type { Answered } from './middleware/answered.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

/** What the server needs from the program around it. */
export interface AppPorts {
  pages: Pages;
  uploads: Uploads;
  connections: Connections;
  door: Doorkeeper;
  mode: Mode;
  /** The address of a hosted server, such as `https://tribe.example`. */
  publicOrigin?: string;
  /** Sign-in for a hosted server. */
  signIn?: SignIn;
  /** The proxies that a hosted server believes about visitors' addresses. */
  trustedProxies?: TrustedProxies;
  /** The account of requests that name none. */
  account?: string;
  /** The database is that of the sample, not the owner's. */
  isDemo?: boolean;
  /** The command that runs the program in a terminal, if it is not `tribe`. */
  command?: string;
  /** The same with the database, for the owner of this machine. */
  ownerCommand?: string;
  /** The folder of the built dashboard. */
  webRoot: string;
  /** Aborted when the server is about to end: others should answer from now on. */
  draining: AbortSignal;
  /** Counts the requests of pages. */
  meter: LoadMeter;
  /** Called with each request that was answered. */
  onAnswered?: (answered: Answered) => void;
  /** Returns the time, in ms since 1970. */
  now: () => number;
  /** Called with each error whose cause visitors don't read. */
  onDefect: (error: unknown) => void;
}

/** What middleware adds to the context of routes. */
export interface Environment {
  Variables: { visitor: Visitor };
}
