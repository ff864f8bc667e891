import { describe, expect, it } from 'vitest';
import { growthExponent } from './growth.ts';
import { runTribe } from './run-measured.ts';
import { atLeast, atMost } from './target.ts';

describe('benchmarks', () => {
  it('measure a process of its own', async () => {
    const ran = await runTribe('--version');
    expect(ran.output).toMatch(/^\d+\.\d+\.\d+\s*$/);
    expect(ran.seconds).toBeGreaterThan(0);
    expect(ran.cpuSeconds).toBeGreaterThan(0);
    // No Node lives in less, nor needs this much to say its version.
    expect(ran.peakMegabytes).toBeGreaterThan(20);
    expect(ran.peakMegabytes).toBeLessThan(400);
  });

  it('say of a command that fails what it was', async () => {
    await expect(runTribe('report', '--no-such-option')).rejects.toThrow(/report --no-such-option/);
  });

  it('say by which power something grows', () => {
    const small = { size: 10, value: 3 };
    expect(growthExponent(small, { size: 100, value: 30 })).toBeCloseTo(1);
    expect(growthExponent(small, { size: 100, value: 300 })).toBeCloseTo(2);
    expect(growthExponent(small, { size: 1000, value: 3 })).toBe(0);
  });

  it('call a target missed on the wrong side only', () => {
    expect(atMost('', 20, 20).met).toBe(true);
    expect(atMost('', 20, 20.01).met).toBe(false);
    expect(atLeast('', 5, 5).met).toBe(true);
    expect(atLeast('', 5, 4.99).met).toBe(false);
    expect(atLeast('', 5, Number.NaN).met).toBe(false);
  });
});
