/** The bytes stopped before their end: something packed that was cut off or damaged. */
export class EndsEarly extends Error {}
