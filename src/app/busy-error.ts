import { TribeError } from '../model/errors.ts';

/** A visitor asked for more at once than they may. They can try again. */
export class BusyError extends TribeError {}
