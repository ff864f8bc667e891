import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { PLATFORM_NAMES } from '../../src/model/platform-names.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import type { TribeReport } from '../../src/model/report.ts';

/** The visitor, from `/session`. */
export interface Session {
  mode: 'own-machine' | 'hosted';
  signedIn: boolean;
  name: string | null;
  sharedUntil: string | null;
  accounts: OpenAccount[];
  usual: string | null;
  /** The database is that of the sample, not the owner's. */
  isDemo: boolean;
  /** How the program is run in a terminal. */
  command: string;
}

export interface OpenAccount {
  id: string;
  platform: string;
  handle?: string | undefined;
  name?: string | undefined;
  role: 'owner' | 'viewer';
  idsOnly: boolean;
  isSample: boolean;
}

/** What every page about an account shares. */
export interface Scope {
  session: Session;
  account: OpenAccount;
  /** The query of every request. */
  query: { account: string; from?: string; to?: string };
  /** The earlier window to compare with. */
  compared: 'before' | 'year' | null;
  report: TribeReport;
  /** How many changes the report has followed. Not all of them change its inputs. */
  changes: number;
  /** Reloads everything after a change. */
  refresh: () => void;
}

export const ScopeContext = createContext<Scope | undefined>(undefined);

export function useScope(): Scope {
  return useContext(ScopeContext)!;
}

/** Whether the visitor may change data. */
export function isOwner({ account }: Scope): boolean {
  return account.role === 'owner';
}

/** What an account is called in a list, with its platform. */
export function accountLabel({ id, platform, handle, name }: OpenAccount): string {
  const own = handle === undefined ? (name ?? id) : `@${handle}`;
  const on = PLATFORM_NAMES[platform];
  return readableLabel(on === undefined ? own : `${own} on ${on}`);
}

/** A key that changes with everything the pages of this scope depend on. */
export function keyOf(scope: Scope, ...more: unknown[]): string {
  return JSON.stringify([scope.query, scope.report.inputs.digest, scope.changes, ...more]);
}

/** The label of a topic, or its id if the report does not contain it. */
export function topicLabel({ report }: Scope, id: string): string {
  return report.topics.find((topic) => topic.id === id)?.label ?? id;
}

/** The label of a community by its interests, whatever the owner calls it. */
export function foundLabel({ report }: Scope, id: string): string {
  const community = report.communities.find((known) => known.id === id);
  return community?.foundLabel ?? community?.label ?? id;
}

export function communityLabel({ report }: Scope, id: string): string {
  return report.communities.find((community) => community.id === id)?.label ?? id;
}
