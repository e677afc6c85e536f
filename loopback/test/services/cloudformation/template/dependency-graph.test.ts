import fc from 'fast-check';
import type { DependencyGraph } from '../../../../services/cloudformation/template/dependency-graph';
import {
  orderByDependency,
  reverseGraph,
} from '../../../../services/cloudformation/template/dependency-graph';
import { draw } from '../../../support/cloudformation/parsed-template';
import { box } from '../../../support/cloudformation/stack-lab';

/** Graphs without cycles: a node depends on earlier nodes only, and the nodes are shuffled. */
const graphs: fc.Arbitrary<DependencyGraph> = fc
  .array(fc.array(fc.nat(), { maxLength: 4 }), { maxLength: 30 })
  .chain((nodes) => {
    const entries = nodes.map(
      (picks, index) =>
        [`n${index}`, new Set(index === 0 ? [] : picks.map((pick) => `n${pick % index}`))] as const,
    );
    return fc.shuffledSubarray(entries, { minLength: entries.length }).map((shuffled) => new Map(shuffled));
  });

describe('the order of resources', () => {
  it('contains every resource, each after all its dependencies', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const order = orderByDependency(graph);
        expect(new Set(order)).toEqual(new Set(graph.keys()));
        for (const [node, dependencies] of graph) {
          for (const dependency of dependencies) {
            expect(order.indexOf(dependency)).toBeLessThan(order.indexOf(node));
          }
        }
      }),
    );
  });

  it('is unchanged if it is reversed twice', () => {
    fc.assert(fc.property(graphs, (graph) => expect(reverseGraph(reverseGraph(graph))).toEqual(graph)));
  });

  it('follows references, attributes, substitutions and DependsOn', async () => {
    const { dependencies } = await draw({
      Resources: {
        A: box(),
        B: box({ Label: { Ref: 'A' } }),
        C: box({ Label: { 'Fn::GetAtt': 'B.Arn' } }),
        D: box({ Label: { 'Fn::Sub': `\${C.Arn} of \${A}` } }),
        E: box({}, { DependsOn: ['D'] }),
      },
    });
    expect(Object.fromEntries([...dependencies].map(([name, set]) => [name, [...set]]))).toEqual({
      A: [],
      B: ['A'],
      C: ['B'],
      D: ['C', 'A'],
      E: ['D'],
    });
  });

  it('follows only the branches that conditions select, and skips excluded resources', async () => {
    const { dependencies } = await draw({
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: {
        A: box(),
        Gone: box({}, { Condition: 'Never' }),
        B: box({ Label: { 'Fn::If': ['Never', { Ref: 'A' }, 'x'] } }, { DependsOn: 'Gone' }),
      },
    });
    expect(dependencies).toEqual(
      new Map([
        ['A', new Set()],
        ['B', new Set()],
      ]),
    );
  });

  it('does not exist if there is a cycle, and the error names exactly the resources of the cycle', async () => {
    const circle = draw({
      Resources: {
        Before: box(),
        A: box({ Label: { Ref: 'B' } }, { DependsOn: 'Before' }),
        B: box({ Label: { 'Fn::GetAtt': 'C.Arn' } }),
        C: box({}, { DependsOn: 'A' }),
        After: box({ Label: { Ref: 'A' } }),
      },
    });
    await expect(circle).rejects.toThrow(/^Circular dependency between resources: \[A, B, C\]$/);
  });

  it('does not exist for a resource that depends on itself', async () => {
    await expect(draw({ Resources: { A: box({ Label: { Ref: 'A' } }) } })).rejects.toThrow(
      'Circular dependency between resources: [A]',
    );
  });
});
