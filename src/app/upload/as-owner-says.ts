import { TribeError } from '../../model/errors.ts';

/** Does work whose errors name the file as its owner does, because the path of our copy means nothing to them. */
export async function asOwnerSays<Result>(
  { path, name }: { path: string; name: string },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const message = (error as Error).message.replaceAll(path, () => name);
    if (!(error instanceof TribeError)) throw new Error(message, { cause: error });
    if (error.publicMessage !== undefined) throw error;
    throw new TribeError(message, error.advice);
  }
}
