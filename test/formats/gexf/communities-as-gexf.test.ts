import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { communitiesAsGexf } from '../../../src/formats/gexf/communities-as-gexf.ts';
import type { CommunityEdge, CommunityRow } from '../../../src/views/rows/community-row.ts';
import { anyCommunityRow, knownRow, unknownRow } from '../../support/community-rows.ts';

interface Element {
  name: string;
  namespace: string;
  parent: string;
  attributes: Record<string, string>;
}

const edge: CommunityEdge = { from: knownRow.person_id, to: unknownRow.person_id, weight: 0.25 };

/** Parsed strictly and with namespaces, as Gephi does. */
function elements(rows: CommunityRow[], edges: CommunityEdge[], idsOnly = false): Element[] {
  const found: Element[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes).map(([name, { value }]) => [name, value]),
    );
    found.push({ name: tag.local, namespace: tag.uri, parent: open.at(-1) ?? '', attributes });
    open.push(tag.local);
  });
  parser.on('closetag', () => open.pop());
  for (const chunk of communitiesAsGexf({ rows, edges }, { idsOnly })) parser.write(chunk);
  parser.close();
  return found;
}

const named = (found: Element[], name: string) => found.filter((element) => element.name === name);

test('the elements stand where GEXF 1.3 has them, in its namespaces', () => {
  const found = elements([knownRow, unknownRow], [edge]);
  expect(found[0]).toMatchObject({
    name: 'gexf',
    namespace: 'http://gexf.net/1.3',
    attributes: { version: '1.3' },
  });
  const parents: Record<string, string> = {
    gexf: '',
    meta: 'gexf',
    creator: 'meta',
    graph: 'gexf',
    attributes: 'graph',
    attribute: 'attributes',
    nodes: 'graph',
    node: 'nodes',
    attvalues: 'node',
    attvalue: 'attvalues',
    color: 'node',
    edges: 'graph',
    edge: 'edges',
  };
  for (const { name, namespace, parent } of found) {
    expect(parents[name]).toBe(parent);
    expect(namespace).toBe(name === 'color' ? 'http://gexf.net/1.3/viz' : 'http://gexf.net/1.3');
  }
});

test('people are nodes with declared attributes, likeness is a weighted undirected edge', () => {
  const found = elements([knownRow, unknownRow], [edge]);
  expect(named(found, 'node').map(({ attributes }) => attributes)).toEqual([
    { id: '1234567890123456789', label: 'Bob "the builder", Ltd' },
    { id: '42', label: '42' },
  ]);
  const declared = new Set(named(found, 'attribute').map(({ attributes }) => attributes.id));
  const values = named(found, 'attvalue').map(({ attributes }) => attributes);
  for (const value of values) expect(declared).toContain(value.for);
  expect(values).toContainEqual({ for: 'handle', value: 'bob' });
  expect(values).toContainEqual({ for: 'stability', value: '0.9877' });
  expect(named(found, 'graph')[0].attributes.defaultedgetype).toBe('undirected');
  expect(named(found, 'edge').map(({ attributes }) => attributes)).toEqual([
    { id: '0', source: '1234567890123456789', target: '42', weight: '0.25' },
  ]);
});

test('with ids only neither names nor edges are written', () => {
  const found = elements([knownRow], [edge], true);
  expect(named(found, 'node')[0].attributes).toEqual({
    id: knownRow.person_id,
    label: knownRow.person_id,
  });
  expect(named(found, 'attvalue').map(({ attributes }) => attributes.for)).toEqual([
    'community_id',
    'community_label',
  ]);
  expect(named(found, 'edge')).toHaveLength(0);
});

test('whatever anybody typed, the file is well-formed XML 1.0 and keeps what XML can hold', () => {
  fc.assert(
    fc.property(fc.array(anyCommunityRow, { maxLength: 4 }), (rows) => {
      const edges = rows.map((row) => ({ from: row.person_id, to: rows[0].person_id, weight: 1 }));
      const nodes = named(elements(rows, edges), 'node');
      expect(nodes.map(({ attributes }) => attributes.id)).toEqual(
        rows.map((row) => row.person_id.replace(NOT_XML, '')),
      );
    }),
  );
});

const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
