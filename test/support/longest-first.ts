import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first. */
const LONGEST = [
  'e2e/dashboard',
  'e2e/pages',
  'attack/viewers',
  'e2e/first-hour',
  'e2e/controls',
  'e2e/pages-stay',
  'e2e/failing-writes',
  'e2e/topic-changes',
  'package/prepare',
  'cli/memory',
  'http/pages',
  'http/parameters',
  'cli/ask',
  'e2e/answers',
  'cli/demo',
  'cli/interruption',
  'calibration/calibration',
  'package/fresh-checkout',
  'attack/disks',
  'store/postgres-contract',
  'store/postgres-server',
  'store/sqlite-contract',
  'http/forgetting',
  'effects/verdict/find-effects',
  'e2e/pictures',
  'cli/follower-lists',
  'cli/serve',
];

/** Its place among those; the others share the last one. */
function placeOf({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? LONGEST.length : at;
}

/** Starts the files that take longest first, so that at the end no core waits for the other. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
