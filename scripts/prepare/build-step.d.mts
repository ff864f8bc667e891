import type { Step } from './stamps.mjs';

/** Builds the program and the dashboard. */
export const build: Step;
