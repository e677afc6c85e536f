import { statSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { Reading } from './values';
import { showValue, toList } from './values';

/** Module of a user's own client, which is bundled into the probe. */
export interface ClientFile {
  /** Base name of the file without its extension. It names the client in options, tables and the report. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
}

/** Extensions of a client's file. */
export const CLIENT_EXTENSIONS: readonly string[] = ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs'];

/**
 * Reads paths of client modules: a list, or text with commas. Relative paths start at the current folder. Refuses the
 * names of the built-in clients. Reports all problems of all paths.
 */
export function readClientFiles(builtInNames: readonly string[]) {
  return (value: unknown): Reading<readonly ClientFile[]> => {
    const paths = toList(value);
    if (!paths.every((path) => typeof path === 'string')) {
      return { problem: `must be paths of client modules, separated by commas, got ${showValue(value)}` };
    }
    const clients = paths.map(toClientFile);
    const problems = clients.flatMap(
      (client, index) => findProblem(client, clients.slice(0, index), builtInNames) ?? [],
    );
    return problems.length === 0 ? { value: clients } : { problem: problems.join('; ') };
  };
}

export function toClientFile(path: string): ClientFile {
  return { name: basename(path, extname(path)), file: resolve(path) };
}

/** A name is a key in the database and text in the report. It begins with a letter or a digit. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,39}$/i;

function findProblem(
  { name, file }: ClientFile,
  earlier: readonly ClientFile[],
  builtInNames: readonly string[],
): string | undefined {
  const shown = showValue(file);
  if (!isFile(file)) return `${shown} is not an existing file`;
  if (!CLIENT_EXTENSIONS.includes(extname(file))) {
    return `${shown} is not a module; the extensions allowed are ${CLIENT_EXTENSIONS.join(', ')}`;
  }
  if (file.includes(','))
    return `${shown} contains a comma, which separates paths; rename the file or its folder`;
  if (!NAME.test(name)) {
    return `${shown} must have a name of 1 to 40 letters, digits, dots, hyphens and underscores that begins with a letter or a digit`;
  }
  if (builtInNames.includes(name)) return `${shown} has the name of a built-in client; rename the file`;
  const same = earlier.find((other) => other.name === name);
  if (same === undefined) return undefined;
  return same.file === file
    ? `${shown} is given twice`
    : `${shown} has the same name as ${showValue(same.file)}; rename one of them`;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // Besides missing files: a path that is too long or contains a null character.
    return false;
  }
}
