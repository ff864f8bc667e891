import { writingApi, type WritingApi } from './writing-client.ts';

type Writes = '$post' | '$put' | '$patch' | '$delete';

/** A client without the calls that change something. */
type Snapshot<Client> = {
  [Name in Exclude<keyof Client, Writes>]: Name extends `$${string}`
    ? Client[Name]
    : Snapshot<Client[Name]>;
};

/** The part of the API that changes nothing. `MutationButton` and `MutationForm` hand out the rest. */
export const api: Snapshot<WritingApi> = writingApi;
