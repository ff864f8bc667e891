import { describe, expect, it } from 'vitest';
import type { TopicDecision } from '../../src/model/decisions.ts';
import { decisionsInForce, parseDecision } from '../../src/model/decisions.ts';
import { Rejection } from '../../src/model/rejection.ts';

describe('parseDecision', () => {
  it('reads a topic by keywords and examples, each once', () => {
    expect(
      parseDecision({
        kind: 'topic',
        label: ' Queer \n life ',
        keywords: ['pride ', 'pride', '#lgbt'],
        examples: ['18446744073709551615'],
        surplus: 1,
      }),
    ).toEqual({
      kind: 'topic',
      label: 'Queer life',
      keywords: ['pride', '#lgbt'],
      examples: ['18446744073709551615'],
    });
  });

  it.each([
    [{}, 'kind'],
    [{ kind: 'constructor' }, 'kind'],
    [{ kind: 'topic', label: 'a' }, 'needs keywords or posts'],
    [{ kind: 'topic', label: ' ', keywords: ['a'] }, '`label` is empty'],
    [{ kind: 'topic', label: 'a', keywords: 'a' }, 'not a list'],
    [{ kind: 'topic', label: 'a', keywords: [' '] }, '`keywords[0]` is empty'],
    [{ kind: 'topic', label: 'a', keywords: ['a\0'] }, 'NUL'],
    [{ kind: 'topic', label: 'a', examples: [1] }, 'ids must be text'],
    [{ kind: 'topic', label: 'a', keywords: Array(201).fill('a') }, 'at most'],
    [{ kind: 'tribe-name', tribe: 'a', name: 'x'.repeat(81) }, 'at most 80'],
    [{ kind: 'tribe-name', name: 'x' }, '`tribe` is missing'],
    [{ kind: 'reading', believed: true }, '`at` is missing'],
    [{ kind: 'reading', at: 5, believed: true }, '`at` (5) is no time'],
    [{ kind: 'reading', at: '2026-02-30T00:00:00Z', believed: true }, 'is no time'],
    [{ kind: 'reading', at: '2026-02-03T00:00:00Z' }, '`believed` is missing'],
    [{ kind: 'reading', at: '2026-02-03T00:00:00Z', believed: 'no' }, 'neither true nor false'],
    [{ kind: 'churner', person: 7, churner: true }, 'ids must be text'],
    [{ kind: 'churner', person: 'a\u0000', churner: true }, 'control character'],
    [{ kind: 'churner', person: '7', churner: 1 }, 'neither true nor false'],
    [{ kind: 'post-topics', post: '7' }, '`topics` is empty'],
    [{ kind: 'post-topics', post: '7', topics: { length: 1 } }, 'not a list'],
    [{ kind: 'post-topics', post: '7', topics: ['a', '\t'] }, '`topics[1]` is empty'],
    [{ kind: 'post-topics', post: '7', topics: [['a']] }, '`topics[0]` is a list, not text'],
    [{ kind: 'post-topics', post: '7', topics: ['\ud800'] }, 'lone surrogate'],
    [{ kind: 'post-topics', post: '7', topics: Array(21).fill('a') }, 'at most 20'],
  ])('refuses %j', (fields, reason) => {
    expect(() => parseDecision(fields)).toThrow(Rejection);
    expect(() => parseDecision(fields)).toThrow(reason);
  });
});

function topic(label: string): TopicDecision {
  return { kind: 'topic', label, keywords: ['a'], examples: [] };
}

describe('decisionsInForce', () => {
  it('takes labels that differ in case only as one topic', () => {
    const kept = ['politics', 'Politics'].map((label, at) => ({
      id: at + 1,
      at,
      decision: topic(label),
    }));
    expect(decisionsInForce(kept)).toEqual([topic('Politics')]);
  });
});
