import type { AnalysisSettings } from '../../analysis/settings.ts';
import type { Store } from '../../store/ports/store.ts';
import { DEFAULT_SEED, figuresNow, inputsNow, resultKey } from '../analyse/report-on.ts';
import { englishEncoder } from '../english-encoder.ts';
import { KeepWhileSame } from '../keep-while-same.ts';
import type { AnalysisKeys } from './analysis-messages.ts';
import type { Scope } from './page-scope.ts';

/** By what the results about a scope are kept. */
export interface ScopeKeys extends AnalysisKeys {
  /** The digest of the inputs of an analysis. */
  inputs: string;
}

/** Returns a function that looks up keys. It keeps them while the database stays the same. */
export function scopeKeys(
  store: Pick<Store, 'forAccount' | 'version'>,
): (scope: Scope) => Promise<ScopeKeys> {
  const model = englishEncoder()?.model;
  const kept = new KeepWhileSame<ScopeKeys>(store);
  return (scope) => {
    const { account } = scope;
    const settings = settingsOf(scope);
    return kept.of(JSON.stringify([account, settings]), async () => {
      const own = await store.forAccount(account);
      const keyOf = (inputs: string) => resultKey(own, settings, model, inputs);
      const inputs = await inputsNow(own);
      return { inputs, key: await keyOf(inputs), figures: await keyOf(await figuresNow(own)) };
    });
  };
}

/** Returns the settings of the analysis of a scope. */
export function settingsOf({ from, to }: Scope): AnalysisSettings {
  return {
    seed: DEFAULT_SEED,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}
