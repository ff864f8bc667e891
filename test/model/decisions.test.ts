import { describe, expect, it } from 'vitest';
import type { TopicDecision } from '../../src/model/decisions.ts';
import { decisionsInForce, MOST_KEYWORDS, parseDecision } from '../../src/model/decisions.ts';
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
    [{ kind: 'topic', label: 'a', keywords: Array(MOST_KEYWORDS + 1).fill('a') }, 'at most'],
    [{ kind: 'tribe-name', tribe: 'a', name: 'x'.repeat(81) }, 'at most 80'],
    [{ kind: 'tribe-name', name: 'x' }, '`tribe` is missing'],
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
