import type { Stack, StackOutput } from './stack';
import type { StackStore } from './stack-store';

/** Values that the stacks of an account export to each other by name. */
export interface Exports {
  /** Value of an export; undefined if no stack has an export of this name. */
  find(exportName: string): string | undefined;
  /** Another stack that already has an export of this name. */
  findOwner(exportName: string, except: Stack): Stack | undefined;
  /** Other stacks that use the export. */
  findUsers(exportName: string, except: Stack): readonly Stack[];
}

export function createExports(stacks: StackStore): Exports {
  const exportedBy = ({ deployed }: Stack): readonly StackOutput[] => deployed?.outputs ?? [];
  const has = (name: string) => (stack: Stack) =>
    exportedBy(stack).some(({ exportName }) => exportName === name);
  return {
    find: (name) => stacks.live.flatMap(exportedBy).find(({ exportName }) => exportName === name)?.value,
    findOwner: (name, except) => stacks.live.find((stack) => stack !== except && has(name)(stack)),
    findUsers: (name, except) =>
      stacks.live.filter((stack) => stack !== except && stack.deployed?.imports.has(name)),
  };
}
