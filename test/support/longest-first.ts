import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first. */
const LONGEST = [
  'e2e/dashboard',
  'attack/viewers',
  'e2e/first-hour',
  'e2e/failing-writes',
  'http/pages',
  'cli/demo',
  'calibration/calibration',
  'package/fresh-checkout',
  'e2e/controls',
  'http/parameters',
  'effects/verdict/find-effects',
  'cli/memory',
  'package/prepare',
  'cli/interruption',
  'store/sqlite-contract',
  'http/forgetting',
  'cli/serve',
  'e2e/pages',
  'cli/real-input',
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
