import { writingApi, type WritingApi } from './writing-client.ts';

type Writes = '$post' | '$put' | '$patch' | '$delete';

/** A client without the calls that write. */
type ReadOnly<Client> = {
  [Name in Exclude<keyof Client, Writes>]: Name extends `$${string}`
    ? Client[Name]
    : ReadOnly<Client[Name]>;
};

/** The read-only part of the API. `MutationButton` and `MutationForm` provide the rest. */
export const api: ReadOnly<WritingApi> = writingApi;
