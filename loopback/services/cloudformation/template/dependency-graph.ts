import { validationError } from '../faults';
import { referencesIn } from './references';
import type { ResourceTemplate } from './template';

/** By logical id: what has to be there before it. */
export type DependencyGraph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What each resource depends on, by `Ref`, `Fn::GetAtt`, `Fn::Sub` and `DependsOn`. `resources` are those whose
 * condition holds; `DependsOn` one that does not exist means nothing. Throws when resources depend on each other in a
 * circle.
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

/** The nodes of a graph, each after all it depends on. What is part of a circle is not in it. */
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

/** The same nodes with every edge turned round: what has to be gone before each. */
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
  // What is left depends on a circle or is part of one; only the latter also comes before something that is left.
  const rest = new Map(
    [...graph]
      .filter(([node]) => !ordered.has(node))
      .map(([node, dependencies]) => [node, new Set([...dependencies].filter((name) => !ordered.has(name)))]),
  );
  const behind = new Set(orderByDependency(reverseGraph(rest)));
  const circle = [...rest.keys()].filter((node) => !behind.has(node));
  throw validationError(`Circular dependency between resources: [${circle.join(', ')}]`);
}
