import { TribeError } from '../model/errors.ts';

/** Somebody wants more at once than they may. They can try again. */
export class BusyError extends TribeError {}
