/** The settings of a simulation, in a file of their own: help shows them without loading the simulator. */
export { SNAPSHOT_RHYTHMS, SIMULATION_DEFAULTS } from '../simulation/settings.ts';
export type { SnapshotRhythm } from '../simulation/settings.ts';
