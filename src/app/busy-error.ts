import { TribeError } from '../model/errors.ts';

/** A visitor asked for more at once than they may. They can try again. */
export class BusyError extends TribeError {}

/** This process is about to end. Another one can answer, or this one when it is back. */
export class StoppingError extends TribeError {
  constructor() {
    super('The server is stopping.', 'Try again when it is back.');
  }
}
