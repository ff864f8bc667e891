/** What may be asked of a simulation; by itself, so that help is not kept waiting for the simulator. */
export { READING_RHYTHMS, SIMULATION_DEFAULTS } from '../simulation/settings.ts';
export type { ReadingRhythm } from '../simulation/settings.ts';
