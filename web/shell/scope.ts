import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TribeReport } from '../../src/model/report.ts';

/** Who is asking, as `/session` tells. */
export interface Session {
  mode: 'own-machine' | 'hosted';
  signedIn: boolean;
  name: string | null;
  sharedUntil: string | null;
  accounts: OpenAccount[];
  usual: string | null;
}

export interface OpenAccount {
  id: string;
  platform: string;
  handle?: string | undefined;
  name?: string | undefined;
  role: 'owner' | 'viewer';
  idsOnly: boolean;
}

/** What every page on an account is about. */
export interface Scope {
  session: Session;
  account: OpenAccount;
  /** What to ask the server with. */
  query: { account: string; from?: string; to?: string };
  /** Which earlier time to set beside it. */
  compared: 'before' | 'year' | null;
  report: TribeReport;
  /** After something changed: ask for everything anew. */
  refresh: () => void;
}

export const ScopeContext = createContext<Scope | undefined>(undefined);

export function useScope(): Scope {
  return useContext(ScopeContext)!;
}

/** Whether somebody may change what is kept. */
export function isOwner({ account }: Scope): boolean {
  return account.role === 'owner';
}

/** A key that changes with whatever pages of the subject depend on. */
export function keyOf(scope: Scope, ...more: unknown[]): string {
  return JSON.stringify([scope.query, scope.report.inputs.digest, ...more]);
}

/** What a topic is called; its id where the report does not know it. */
export function topicLabel({ report }: Scope, id: string): string {
  return report.topics.find((topic) => topic.id === id)?.label ?? id;
}

export function communityLabel({ report }: Scope, id: string): string {
  return report.communities.find((community) => community.id === id)?.label ?? id;
}
