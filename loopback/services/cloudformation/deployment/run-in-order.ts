import type { DependencyGraph } from '../template/dependency-graph';

export type NodeOutcome = 'done' | 'failed' | 'not-started';

export interface OrderOptions {
  /** Whether nodes that do not depend on a failed node are still started. */
  readonly afterFailure: 'start-nothing-more' | 'go-on-elsewhere';
  /** Once aborted, no more nodes are started. */
  readonly signal: AbortSignal;
}

/**
 * Runs a function for every node of a graph, as soon as all dependencies of the node are done. Independent nodes run in
 * parallel. Resolves when all calls have ended. `run` must not reject.
 */
export async function runInOrder(
  graph: DependencyGraph,
  run: (node: string) => Promise<'done' | 'failed'>,
  { afterFailure, signal }: OrderOptions,
): Promise<ReadonlyMap<string, NodeOutcome>> {
  const outcomes = new Map<string, Promise<NodeOutcome>>();
  let isStopping = false;

  const outcomeOf = (node: string): Promise<NodeOutcome> => {
    const known = outcomes.get(node);
    if (known !== undefined) return known;
    const outcome = runNode(node);
    outcomes.set(node, outcome);
    return outcome;
  };

  const runNode = async (node: string): Promise<NodeOutcome> => {
    const dependencies = await Promise.all([...(graph.get(node) ?? [])].map(outcomeOf));
    if (isStopping || signal.aborted || dependencies.some((outcome) => outcome !== 'done'))
      return 'not-started';
    const outcome = await run(node);
    if (outcome === 'failed' && afterFailure === 'start-nothing-more') isStopping = true;
    return outcome;
  };

  const ended = [...graph.keys()].map(async (node) => [node, await outcomeOf(node)] as const);
  return new Map(await Promise.all(ended));
}
