import { describe, expect, it, test } from 'vitest';
import type { TopicDefinition } from '../../src/model/topic-corrections.ts';
import {
  type Correction,
  correctionsInForce,
  correctionsOfFigures,
  parseCorrection,
} from '../../src/model/corrections.ts';
import type { PostId } from '../../src/model/ids.ts';
import { Rejection } from '../../src/model/rejection.ts';

describe('parseCorrection', () => {
  it('reads a topic by keywords and examples, each once', () => {
    expect(
      parseCorrection({
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
    [{ kind: 'topic', label: 'a' }, 'needs keywords or example posts'],
    [{ kind: 'topic', label: ' ', keywords: ['a'] }, '`label` is empty'],
    [{ kind: 'topic', label: 'a', keywords: 'a' }, 'not a list'],
    [{ kind: 'topic', label: 'a', keywords: [' '] }, '`keywords[0]` is empty'],
    [{ kind: 'topic', label: 'a', keywords: ['a\0'] }, 'NUL'],
    [{ kind: 'topic', label: 'a', examples: [1] }, 'ids must be text'],
    [{ kind: 'topic', label: 'a', keywords: Array(201).fill('a') }, 'at most'],
    [{ kind: 'topic-name', name: 'x' }, '`topic` is missing'],
    [{ kind: 'topic-name', topic: 'tv', name: 'x' }, '`topic` is text, not an object'],
    [{ kind: 'topic-merge', into: { id: 'tv' } }, '`topics` is empty'],
    [{ kind: 'topic-merge', into: { id: 'tv' }, topics: [{}] }, '`id` is missing'],
    [{ kind: 'topic-split', topic: { id: 'tv' } }, 'needs fine topics, keywords or example posts'],
    [{ kind: 'community-name', community: 'a', name: 'x'.repeat(81) }, 'at most 80'],
    [{ kind: 'community-name', name: 'x' }, '`community` is missing'],
    [{ kind: 'snapshot', believed: true }, '`at` is missing'],
    [{ kind: 'snapshot', at: 5, believed: true }, '`at` (5) is not a time'],
    [{ kind: 'snapshot', at: '2026-02-30T00:00:00Z', believed: true }, 'is not a time'],
    [{ kind: 'snapshot', at: '2026-02-03T00:00:00Z' }, '`believed` is missing'],
    [{ kind: 'snapshot', at: '2026-02-03T00:00:00Z', believed: 'no' }, 'neither true nor false'],
    [{ kind: 'follow-churner', person: 7, followChurner: true }, 'ids must be text'],
    [{ kind: 'follow-churner', person: 'a\u0000', followChurner: true }, 'control character'],
    [{ kind: 'follow-churner', person: '7', followChurner: 1 }, 'neither true nor false'],
    [{ kind: 'post-topics', post: '7' }, '`topics` is empty'],
    [{ kind: 'post-topics', post: '7', topics: { length: 1 } }, 'not a list'],
    [{ kind: 'post-topics', post: '7', topics: ['a', '\t'] }, '`topics[1]` is empty'],
    [{ kind: 'post-topics', post: '7', topics: [['a']] }, '`topics[0]` is a list, not text'],
    [{ kind: 'post-topics', post: '7', topics: ['\ud800'] }, 'lone surrogate'],
    [{ kind: 'post-topics', post: '7', topics: Array(21).fill('a') }, 'at most 20'],
  ])('refuses %j', (fields, reason) => {
    expect(() => parseCorrection(fields)).toThrow(Rejection);
    expect(() => parseCorrection(fields)).toThrow(reason);
  });
});

function topic(label: string): TopicDefinition {
  return { kind: 'topic', label, keywords: ['a'], examples: [] };
}

describe('correctionsInForce', () => {
  it('treats labels that differ only in case as one topic', () => {
    const kept = ['politics', 'Politics'].map((label, at) => ({
      id: at + 1,
      at,
      correction: topic(label),
    }));
    expect(correctionsInForce(kept)).toEqual([topic('Politics')]);
  });
});

const given = (label: string): Correction => ({
  kind: 'post-topics',
  post: '1' as PostId,
  topics: [label],
});

test('figures depend on all but names, and on the name of a topic that a post was given', () => {
  const tv = { id: 'tv', label: 'TV', posts: [], parts: [], level: 'broad' as const };
  const name: Correction = { kind: 'topic-name', topic: tv, name: 'My  Telly' };
  const community: Correction = { kind: 'community-name', community: 'a', name: 'My Telly' };
  expect(correctionsOfFigures([community, name, given('Rust')])).toEqual([given('Rust')]);
  expect(correctionsOfFigures([community, name, given('my telly')])).toEqual([
    name,
    given('my telly'),
  ]);
});
