import { validationError } from '../faults';
import { referencesIn } from './references';
import type { ResourceTemplate } from './template';

/** For each logical id, the logical ids that must exist before it. */
export type DependencyGraph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Builds the graph of the resources' dependencies by `Ref`, `Fn::GetAtt`, `Fn::Sub` and `DependsOn`. `resources` are
 * the resources whose condition is true. A `DependsOn` of any other resource is ignored. Throws if there is a
 * dependency cycle.
 */
export function buildDependencyGraph(
  resources: ReadonlyMap<string, ResourceTemplate>,
  holds: (condition: string) => boolean,
): DependencyGraph {
  const graph = new Map(
    [...resources].map(([logicalId, { properties, dependsOn }]) => {
      const names = [...referencesIn(properties, holds)].map(({ name }) => name);
      return [logicalId, new Set([...names, ...dependsOn].filter((name) => resources.has(name)))] as const;
    }),
  );
  requireNoCircle(graph);
  return graph;
}

/**
 * Returns the nodes of a graph, each after all its dependencies. Omits nodes that are in a cycle or depend on a cycle.
 */
export function orderByDependency(graph: DependencyGraph): readonly string[] {
  const waitingFor = new Map([...graph].map(([node, dependencies]) => [node, new Set(dependencies)]));
  const ordered: string[] = [];
  let ready = [...waitingFor].filter(([, dependencies]) => dependencies.size === 0).map(([node]) => node);
  while (ready.length > 0) {
    ordered.push(...ready);
    for (const node of ready) waitingFor.delete(node);
    const done = ready;
    ready = [];
    for (const [node, dependencies] of waitingFor) {
      for (const dependency of done) dependencies.delete(dependency);
      if (dependencies.size === 0) ready.push(node);
    }
  }
  return ordered;
}

/** Returns the graph with every edge reversed: for each node, the nodes that must be deleted before it. */
export function reverseGraph(graph: DependencyGraph): DependencyGraph {
  const reversed = new Map([...graph.keys()].map((node) => [node, new Set<string>()]));
  for (const [node, dependencies] of graph) {
    for (const dependency of dependencies) reversed.get(dependency)?.add(node);
  }
  return reversed;
}

function requireNoCircle(graph: DependencyGraph): void {
  const ordered = new Set(orderByDependency(graph));
  if (ordered.size === graph.size) return;
  // The remaining nodes are in a cycle or depend on a cycle. Those that no cycle depends on are not reported: in the reversed
  // graph they can be ordered.
  const rest = new Map(
    [...graph]
      .filter(([node]) => !ordered.has(node))
      .map(([node, dependencies]) => [node, new Set([...dependencies].filter((name) => !ordered.has(name)))]),
  );
  const behind = new Set(orderByDependency(reverseGraph(rest)));
  const circle = [...rest.keys()].filter((node) => !behind.has(node));
  throw validationError(`Circular dependency between resources: [${circle.join(', ')}]`);
}
