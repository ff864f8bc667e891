import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first. */
const LONGEST = [
  'package/fresh-checkout',
  'e2e/dashboard',
  'cli/interruption',
  'calibration/calibration',
  'cli/memory',
  'effects/verdict/find-effects',
  'cli/demo',
  'e2e/pages',
  'package/prepare',
  'cli/serve',
  'http/pages',
  'e2e/pictures',
  'cli/real-input',
  'http/parameters',
  'store/sqlite-contract',
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
