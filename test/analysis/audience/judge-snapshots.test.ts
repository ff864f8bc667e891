import { describe, expect, it } from 'vitest';
import { judgeSnapshots } from '../../../src/analysis/audience/judge-snapshots.ts';
import type { Snapshot } from '../../../src/model/audience-log.ts';
import { DAY } from '../../../src/model/instant.ts';

const everybody = Array.from({ length: 400 }, (_, person) => person);

function snapshots(lists: number[][], options: { complete?: boolean[] } = {}): Snapshot[] {
  return lists.map((followers, i) => ({
    at: i * DAY,
    complete: options.complete?.[i] ?? true,
    ordered: false,
    followers: Int32Array.from(followers),
  }));
}

function held(lists: Snapshot[], said: [day: number, believed: boolean][] = []): number[] {
  const word = new Map(said.map(([day, believed]) => [day * DAY, believed]));
  return judgeSnapshots(lists, 1000, word).flatMap((verdict, i) => (verdict.believed ? [] : [i]));
}

const full = everybody.slice(0, 300);

describe('judging snapshots', () => {
  it('believes ordinary comings and goings', () => {
    expect(held(snapshots([full, full.slice(2), full.slice(3), everybody.slice(3, 310)]))).toEqual(
      [],
    );
  });

  it('rejects incomplete and empty snapshots', () => {
    const lists = snapshots([full, full.slice(0, 100), [], [], full], {
      complete: [true, false, true, true, true],
    });
    expect(held(lists)).toEqual([1, 2, 3]);
  });

  it('rejects a far shorter snapshot that the next one contradicts', () => {
    expect(held(snapshots([full, full.slice(0, 200), full, full]))).toEqual([1]);
  });

  it('holds several cut short at the same page', () => {
    expect(held(snapshots([full, full.slice(0, 200), full.slice(0, 200), full]))).toEqual([1, 2]);
  });

  it('believes a mass departure that lasts', () => {
    const fewer = full.slice(0, 200);
    expect(held(snapshots([full, fewer, fewer, fewer]))).toEqual([]);
  });

  it('rejects a far shorter last snapshot until another confirms it', () => {
    expect(held(snapshots([full, full, full.slice(0, 200)]))).toEqual([2]);
  });

  it('rejects a first snapshot that paging cut short', () => {
    expect(held(snapshots([full.slice(0, 80), full, full]))).toEqual([0]);
  });

  it('holds what the owner does not believe, and takes what the owner believes', () => {
    const lists = snapshots([full, full.slice(1), [], full.slice(0, 200), full], {
      complete: [true, true, true, false, true],
    });
    expect(held(lists)).toEqual([2, 3]);
    expect(held(lists, [[1, false]])).toEqual([1, 2, 3]);
    const word = [2, 3].map((day): [number, boolean] => [day, true]);
    expect(held(lists, word)).toEqual([]);
  });

  it('checks the others against what the owner says', () => {
    const fewer = full.slice(0, 200);
    const glitch = snapshots([full, fewer, fewer, full]);
    expect(held(glitch)).toEqual([1, 2]);
    expect(held(glitch, [[3, false]])).toEqual([3]);
    expect(held(glitch, [[2, true]])).toEqual([]);
    const departure = snapshots([full, fewer, fewer]);
    expect(held(departure, [[2, false]])).toEqual([1, 2]);
    expect(held(snapshots([full, full, fewer]), [[2, true]])).toEqual([]);
  });

  it('lets a very small audience leave', () => {
    expect(held(snapshots([[0, 1], [], []]))).toEqual([]);
  });
});
