import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCircle, type GraphNode, keepOpenLinks, layerFactors } from './factor-graph.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const link = fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS));

/** A graph grown link by link, each refused that would close a circle: as people grow it. */
function grow(links: readonly (readonly [string, string])[]): GraphNode[] {
  const nodes = IDS.map((id) => ({ id, leadsTo: [] as string[] }));
  for (const [from, to] of links)
    if (findCircle(nodes, from, to) === undefined) nodes.find(({ id }) => id === from)?.leadsTo.push(to);
  return nodes;
}

describe('what led to what', () => {
  it('is never a circle: every link goes to a later layer, and all nodes are in one', () => {
    fc.assert(
      fc.property(fc.array(link, { maxLength: 40 }), (links) => {
        const nodes = grow(links);
        const layers = layerFactors(nodes);
        const layerOf = (id: string) => layers.findIndex((layer) => layer.includes(id));
        expect(layers.flat().sort()).toEqual(IDS);
        for (const { id, leadsTo } of nodes) for (const to of leadsTo) expect(layerOf(to)).toBeGreaterThan(layerOf(id));
      }),
    );
  });

  it('names the circle a link would close', () => {
    const nodes = [
      { id: 'deploy', leadsTo: ['pool'] },
      { id: 'pool', leadsTo: ['retries'] },
      { id: 'retries', leadsTo: [] },
    ];
    expect(findCircle(nodes, 'retries', 'deploy')).toEqual(['deploy', 'pool', 'retries']);
    expect(findCircle(nodes, 'deploy', 'retries')).toBeUndefined();
    expect(findCircle(nodes, 'pool', 'pool')).toEqual(['pool']);
  });

  it('brings a node back with the links that still fit', () => {
    const nodes = [
      { id: 'a', leadsTo: ['b', 'c'] },
      { id: 'b', leadsTo: ['a'] },
      { id: 'c', leadsTo: [] },
    ];
    expect(keepOpenLinks(nodes, 'a', ['b', 'c'])).toEqual(['c']);
  });

  it('is drawn even when it is broken', () => {
    fc.assert(
      fc.property(fc.array(link, { maxLength: 40 }), (links) => {
        const nodes = IDS.map((id) => ({
          id,
          leadsTo: [...links.filter(([from]) => from === id).map(([, to]) => to), 'gone'],
        }));
        expect(layerFactors(nodes).flat().sort()).toEqual(IDS);
      }),
    );
  });
});
