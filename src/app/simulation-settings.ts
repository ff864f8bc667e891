/** What may be asked of a simulation; by itself, so that help is not kept waiting for the simulator. */
export { SNAPSHOT_RHYTHMS, SIMULATION_DEFAULTS } from '../simulation/settings.ts';
export type { SnapshotRhythm } from '../simulation/settings.ts';
