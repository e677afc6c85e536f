import { availableParallelism } from 'node:os';
import { DEFAULT_CLIENT_RATE_HZ } from '../../../drill/run/limits';
import type { ClientsPlan } from '../../../drill/run/plan';
import { chooseClients } from './clients';

/** Options of `lab drill` about clients. */
export interface ClientOptions {
  /** Names of built-in clients, `all`, and paths. */
  readonly client?: readonly string[];
  /** @default {@link DEFAULT_CLIENT_RATE_HZ} */
  readonly clientRate?: number;
  readonly maxClientOutage?: number;
  readonly maxClientErrors?: number;
  /** @default the clients given by path are judged */
  readonly judgeClients?: 'all';
  readonly aws?: boolean;
  readonly running?: boolean;
  readonly deploy?: boolean;
}

/** Returns the clients of the plan; undefined if the drill has none. */
export function planClients(options: ClientOptions, deadlineMs: number): ClientsPlan | undefined {
  const { names, files } = chooseClients(options.client);
  if (names.length === 0) return undefined;
  const judged = options.judgeClients === 'all' ? names : files.map(({ name }) => name);
  return {
    names,
    rateHz: options.clientRate ?? DEFAULT_CLIENT_RATE_HZ,
    deadlineMs,
    processors: availableParallelism(),
    judged,
  };
}

/** Lists the problems of the options, one sentence each. */
export function findClientProblems(options: ClientOptions): string[] {
  const { names, files, problems } = chooseClients(options.client);
  const isDeployed = options.deploy || !(options.aws || options.running);
  return [
    ...problems,
    ...(isDeployed ? [] : files).map(
      ({ file }) =>
        `--client ${file} needs --deploy, because the deployed function may contain another version of this file; without --deploy, use built-in clients`,
    ),
    ...findUnusedOptions(options, names.length, files.length),
  ];
}

/** Lists options that have no effect. */
function findUnusedOptions(options: ClientOptions, clients: number, files: number): string[] {
  const { clientRate, maxClientOutage, maxClientErrors, judgeClients } = options;
  const budgets = [
    ...(maxClientOutage === undefined ? [] : ['--max-client-outage']),
    ...(maxClientErrors === undefined ? [] : ['--max-client-errors']),
  ];
  if (clients === 0) {
    const unused = [
      ...(clientRate === undefined ? [] : ['--client-rate']),
      ...budgets,
      ...(judgeClients === undefined ? [] : ['--judge-clients']),
    ];
    return unused.map((option) => `${option} needs a client; add one with --client`);
  }
  if (files > 0 || judgeClients === 'all') return [];
  return budgets.map(
    (option) =>
      `${option} applies to clients given by path only; add --judge-clients all to judge the built-in clients`,
  );
}
