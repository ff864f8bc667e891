import type { AudienceEvent } from '../../src/model/events.ts';
import { parseEvent } from '../../src/model/parse-event.ts';
import type { SimulationSettings } from '../../src/simulation/settings.ts';
import { SIMULATION_DEFAULTS } from '../../src/simulation/settings.ts';
import { simulateAudience } from '../../src/simulation/simulate-audience.ts';
import type { SimulationTruth } from '../../src/simulation/truth.ts';
import { seededRandom } from '../../src/stats/random.ts';

type EventOf<Type extends AudienceEvent['type']> = Extract<AudienceEvent, { type: Type }>;

/** A world as an importer would read it; throws where a line cannot be read. */
export interface World {
  truth: SimulationTruth;
  of<Type extends AudienceEvent['type']>(type: Type): EventOf<Type>[];
}

export function runWorld(settings: Partial<SimulationSettings>, seed: number): World {
  const whole = { ...SIMULATION_DEFAULTS, ...settings };
  const { events, truth } = simulateAudience(whole, seededRandom(seed));
  const byType = new Map<string, AudienceEvent[]>();
  for (const line of events) {
    const parsed = parseEvent(line);
    if ('rejection' in parsed) throw new Error(`${parsed.rejection}: ${JSON.stringify(line)}`);
    const { event } = parsed;
    const sameType = byType.get(event.type);
    if (sameType === undefined) byType.set(event.type, [event]);
    else sameType.push(event);
  }
  return { truth, of: (type) => (byType.get(type) ?? []) as EventOf<typeof type>[] };
}
