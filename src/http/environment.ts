import type { Doorkeeper, Mode, Visitor } from '../app/access/visitor.ts';
import type { SignIn } from '../app/access/sign-in.ts';
import type { Pages } from '../app/pages/pages.ts';
import type { Uploads } from '../app/upload/uploads.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

/** What the server needs of the program around it. */
export interface AppPorts {
  pages: Pages;
  uploads: Uploads;
  door: Doorkeeper;
  mode: Mode;
  /** Where people see this server: `https://tribe.example`. None on one's own machine. */
  publicOrigin?: string;
  /** Hosted only: who vouches for visitors. */
  signIn?: SignIn;
  /** Hosted only: proxies that say where visitors are. */
  trustedProxies?: TrustedProxies;
  /** Whose audience is shown where the address does not say. */
  account?: string;
  /** Folder of the built pages. */
  webRoot: string;
  /** The clock, in ms since 1970. */
  now: () => number;
  /** Told what went wrong that is nobody's fault but ours. */
  onDefect: (error: unknown) => void;
}

/** What middleware finds out for the routes behind it. */
export interface Environment {
  Variables: { visitor: Visitor };
}
