import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../../../../src/analysis/heavy-work.ts';
import { shareInterests } from '../../../../src/analysis/similarity/share-interests.ts';
import { gatherInterests } from '../../../../src/analysis/interests/gather-interests.ts';
import { findCommunities } from '../../../../src/analysis/communities/detection/find-communities.ts';
import type { Partition } from '../../../../src/analysis/communities/detection/partition.ts';
import { handleId } from '../../../../src/model/handles.ts';
import type { AudienceLog } from '../../../../src/model/audience-log.ts';
import { normalisedMutualInformation } from '../../../support/yardsticks/normalised-mutual-information.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { sparseRows } from '../../../../src/stats/sparse-rows.ts';
import { audienceOf } from '../../../support/audience-of.ts';

const FOLDER = new URL('../../../../data/uk-mps/', import.meta.url);

function partiesOf(people: string[]): number[] {
  const lines = readFileSync(new URL('parties.csv', FOLDER), 'utf8').trim().split('\n').slice(1);
  const rows = lines.map((line) => line.split(',') as [string, string]);
  const parties = new Map(rows.map(([handle, party]) => [handleId(handle), party]));
  const names = [...new Set(parties.values())];
  return people.map((id) => names.indexOf(parties.get(id)!));
}

function communitiesOf(
  log: AudienceLog,
  ties: { from: ArrayLike<number>; to: ArrayLike<number> },
): Partition {
  const noTopics = { topics: [], weights: sparseRows(0, 0, { row: [], column: [], value: [] }) };
  const everybody = new Uint8Array(log.people.count).fill(1);
  const interests = gatherInterests(log, noTopics, everybody);
  const graph = runHere(shareInterests(interests, ties));
  return runHere(findCommunities({ graph, interests, ties }, seededRandom(1)));
}

describe('585 members of parliament with their interactions', () => {
  let log: AudienceLog;
  let parties: number[];
  beforeAll(async () => {
    const text = gunzipSync(readFileSync(new URL('events.ndjson.gz', FOLDER))).toString();
    log = await audienceOf(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    );
    parties = partiesOf(log.people.ids);
  });

  it('form communities that are their parties', () => {
    expect(parties).toHaveLength(585);
    expect(parties).not.toContain(-1);
    const partition = communitiesOf(log, log.ties);
    expect(normalisedMutualInformation(partition.community, parties)).toBeGreaterThanOrEqual(0.8);
    expect(partition.clear).toBe(true);
  });

  it('form them from interests alone, and from ties alone', () => {
    const byInterests = communitiesOf(log, { from: [], to: [] });
    expect(normalisedMutualInformation(byInterests.community, parties)).toBeGreaterThanOrEqual(0.8);
    const none = {
      person: new Int32Array(0),
      term: new Int32Array(0),
      weight: new Float64Array(0),
      terms: [],
    };
    const byTies = communitiesOf({ ...log, interests: none }, log.ties);
    expect(normalisedMutualInformation(byTies.community, parties)).toBeGreaterThanOrEqual(0.8);
  });
});
