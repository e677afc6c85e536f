import fc from 'fast-check';
import { runInOrder } from '../../../../services/cloudformation/deployment/run-in-order';

interface Plan {
  readonly graph: ReadonlyMap<string, ReadonlySet<string>>;
  readonly failing: ReadonlySet<string>;
  /** Number of turns of the event loop that each node takes. */
  readonly turns: ReadonlyMap<string, number>;
}

const plans: fc.Arbitrary<Plan> = fc
  .array(fc.record({ picks: fc.array(fc.nat(), { maxLength: 3 }), fails: fc.boolean(), turns: fc.nat(4) }), {
    maxLength: 14,
  })
  .map((nodes) => {
    const dependencies = ({ picks }: { readonly picks: readonly number[] }, index: number) =>
      new Set(index === 0 ? [] : picks.map((pick) => `n${pick % index}`));
    return {
      graph: new Map(nodes.map((node, index) => [`n${index}`, dependencies(node, index)])),
      failing: new Set(nodes.flatMap(({ fails }, index) => (fails ? [`n${index}`] : []))),
      turns: new Map(nodes.map(({ turns }, index) => [`n${index}`, turns])),
    };
  });

const never = new AbortController().signal;

async function wait(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}

describe('running in order', () => {
  it('starts each node at most once, and only after all its dependencies are done', async () => {
    await fc.assert(
      fc.asyncProperty(
        plans,
        fc.constantFrom('start-nothing-more' as const, 'go-on-elsewhere' as const),
        async ({ graph, failing, turns }, afterFailure) => {
          const begun: string[] = [];
          const done = new Set<string>();
          const run = async (node: string) => {
            for (const dependency of graph.get(node) ?? []) expect(done).toContain(dependency);
            begun.push(node);
            await wait(turns.get(node) ?? 0);
            if (failing.has(node)) return 'failed';
            done.add(node);
            return 'done';
          };
          const outcomes = await runInOrder(graph, run, { afterFailure, signal: never });
          expect(new Set(begun).size).toBe(begun.length);
          expect([...outcomes.keys()]).toEqual([...graph.keys()]);
          for (const [node, outcome] of outcomes) {
            const expected = !begun.includes(node) ? 'not-started' : failing.has(node) ? 'failed' : 'done';
            expect(outcome).toBe(expected);
          }
        },
      ),
    );
  });

  it('skips only the nodes that depend on a failed node', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async ({ graph, failing, turns }) => {
        const run = async (node: string) => {
          await wait(turns.get(node) ?? 0);
          return failing.has(node) ? ('failed' as const) : ('done' as const);
        };
        const outcomes = await runInOrder(graph, run, { afterFailure: 'go-on-elsewhere', signal: never });
        for (const [node, outcome] of outcomes) {
          const before = [...(graph.get(node) ?? [])].map((dependency) => outcomes.get(dependency));
          expect(outcome === 'not-started').toBe(before.some((each) => each !== 'done'));
        }
      }),
    );
  });

  it('starts no further node after a failure or a cancellation', async () => {
    const graph = new Map(['a', 'b', 'c'].map((node) => [node, new Set(node === 'c' ? ['a'] : [])]));
    const begun: string[] = [];
    const givenUp = new AbortController();
    const outcomes = await runInOrder(
      graph,
      async (node) => {
        begun.push(node);
        if (node === 'b') givenUp.abort();
        await wait(3);
        return 'done';
      },
      { afterFailure: 'start-nothing-more', signal: givenUp.signal },
    );
    expect(begun).toEqual(['a', 'b']);
    expect(outcomes.get('c')).toBe('not-started');
  });
});
