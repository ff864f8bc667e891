import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SIMULATION_DEFAULTS } from '../../src/simulation/settings.ts';
import { simulateAudience } from '../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../src/stats/random.ts';

const FILE = new URL('../../data/sample/events.ndjson.gz', import.meta.url);

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

describe('the bundled sample', () => {
  it('is what the generator gives today', () => {
    const settings = { ...SIMULATION_DEFAULTS, labelPosts: true };
    const { events } = simulateAudience(settings, seededRandom(3));
    const text = Array.from(events, (event) => `${JSON.stringify(event)}\n`).join('');
    expect(digest(gunzipSync(readFileSync(FILE)))).toBe(digest(text));
  });

  it('is small', () => {
    expect(statSync(FILE).size).toBeLessThan(3_000_000);
  });
});
