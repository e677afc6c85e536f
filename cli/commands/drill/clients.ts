import { extname } from 'node:path';
import { BUILT_IN_CLIENTS } from '../../../lambda/probe/clients/built-in';
import type { ClientFile } from '../../../lib/client-files';
import { CLIENT_EXTENSIONS, readClientFiles, toClientFile } from '../../../lib/client-files';
import { findSimilar } from '../../../lib/suggestion';

/** Clients of a drill: built-in ones by name, and the user's own by file. */
export interface ChosenClients {
  /** Names of all clients, in the order of the command line. */
  readonly names: readonly string[];
  readonly files: readonly ClientFile[];
  /** Problems of the values, one sentence each. */
  readonly problems: readonly string[];
}

const BUILT_IN_NAMES = Object.keys(BUILT_IN_CLIENTS);

/** Value of `--client` that means every built-in client. */
const ALL = 'all';

/** Reads the values of `--client`. */
export function chooseClients(values: readonly string[] = []): ChosenClients {
  const paths = values.filter(isPath);
  const reading = readClientFiles(BUILT_IN_NAMES)(paths);
  const names = values.flatMap((value) => {
    if (isPath(value)) return [toClientFile(value).name];
    return value === ALL ? BUILT_IN_NAMES : [value];
  });
  return {
    // A built-in client that is given by its name and by `all` runs once.
    names: [...new Set(names)],
    files: paths.map(toClientFile),
    problems: [
      ...values.filter((value) => !isPath(value) && !isBuiltIn(value)).map(describeUnknown),
      ...('problem' in reading ? [`--client ${reading.problem}`] : []),
    ],
  };
}

function isPath(value: string): boolean {
  return /[\\/]/.test(value) || CLIENT_EXTENSIONS.includes(extname(value));
}

function isBuiltIn(value: string): boolean {
  return value === ALL || BUILT_IN_NAMES.includes(value);
}

function describeUnknown(value: string): string {
  const similar = findSimilar(value, BUILT_IN_NAMES);
  const next =
    similar === undefined ? 'a file needs its extension, such as .ts' : `did you mean "${similar}"?`;
  return `--client ${value} is neither a file nor one of the built-in clients (${BUILT_IN_NAMES.join(', ')}); ${next}`;
}
