import { CommonError } from '../../errors';

/** Tree of parameters by the parts of their dotted names: `Tags.Tag.1.Key` is four levels deep. */
export interface ParameterTree {
  /** Full dotted name, for error messages. */
  readonly path: string;
  /** Value of the parameter with exactly this name. */
  text?: string;
  readonly children: Map<string, ParameterTree>;
}

/** Deeper than any structure of any service that uses Query. */
const maxDepth = 32;

export function buildParameterTree(parameters: Iterable<[name: string, value: string]>): ParameterTree {
  const root: ParameterTree = { path: '', children: new Map() };
  for (const [name, value] of parameters) {
    const parts = name.split('.', maxDepth + 1);
    if (parts.length > maxDepth) {
      throw new CommonError('MalformedInput', `A parameter has more than ${maxDepth} levels.`);
    }
    let node = root;
    for (const part of parts) node = childOf(node, part);
    node.text = value;
  }
  return root;
}

function childOf(node: ParameterTree, part: string): ParameterTree {
  let child = node.children.get(part);
  if (child === undefined) {
    child = { path: node.path === '' ? part : `${node.path}.${part}`, children: new Map() };
    node.children.set(part, child);
  }
  return child;
}
