import { findClientLossReasons, findClientReasons, hasClientBudget } from '../../judge/clients';
import { findLossReasons, findOutageReasons } from '../../judge/verdict';
import { formatBracket, formatNumberOf } from '../../report-format/number-text';
import type { Bracket } from '../../report-format/outage';
import type { Run } from '../../report-format/run';
import type { Budgets } from '../../report-format/verdict';

/** A requirement that each run of a cause must meet. */
export interface Rule {
  readonly name: string;
  /** Whether a budget applies, or the outage must end. */
  readonly isJudged: boolean;
  /** Lists why a run does not meet the requirement, with the sentences of the run's own reasons. */
  find(run: Run): readonly string[];
  /** Returns the outage that the rule is about, if it is about one. A void run has no valid outage. */
  outageOf?(run: Run): Bracket | undefined;
  /** Describes a run if the rule is not judged. */
  describe?(run: Run): string;
}

/** Lists the rules for the runs of one cause: the outages, the losses, and one rule for each client. */
export function listRules(runs: readonly Run[], budgets: Budgets): Rule[] {
  const clients = new Set(runs.flatMap((run) => run.clients.map(({ name }) => name)));
  return [
    ruleOfOutage('write', (run) => run.writeOutageMs, budgets.maxWriteOutageMs, budgets),
    ruleOfOutage('read', (run) => run.readOutageMs, budgets.maxReadOutageMs, budgets),
    {
      name: 'acknowledged writes lost',
      isJudged: true,
      find: ({ ledger }) => findLossReasons(ledger, budgets.maxLost),
    },
    ...[...clients].map((name) => ruleOfClient(name, budgets)),
  ];
}

function ruleOfOutage(
  operation: 'write' | 'read',
  outageOf: (run: Run) => Run['writeOutageMs'],
  maxMs: number | undefined,
  budgets: Budgets,
): Rule {
  return {
    name: `${operation} outage`,
    isJudged: maxMs !== undefined || !hasClientBudget(budgets),
    find: (run) => findOutageReasons(`${operation}s`, outageOf(run), maxMs, budgets),
    outageOf,
    describe: (run) => formatBracket(outageOf(run)),
  };
}

function ruleOfClient(name: string, budgets: Budgets): Rule {
  const isJudged = budgets.judgedClients?.includes(name) === true;
  const own: Budgets = { ...budgets, judgedClients: isJudged ? [name] : [] };
  const find = ({ clients }: Run) => clients.find((each) => each.name === name);
  return {
    name: `client ${name}`,
    isJudged,
    find: (run) =>
      find(run) === undefined
        ? []
        : [...findClientLossReasons(run.clients, own), ...findClientReasons(run.clients, own)],
    outageOf: (run) => {
      const client = find(run);
      return client === undefined || client.state === 'not-opened' ? undefined : client.outageMs;
    },
    describe: (run) => {
      const client = find(run);
      if (client === undefined || client.state === 'not-opened') return 'not opened';
      const { state, outageMs, errorsToCaller } = client;
      const end = state === 'ran' ? '' : `${state}, `;
      return `${end}outage ${formatBracket(outageMs)}, ${formatNumberOf(errorsToCaller, 'error')}`;
    },
  };
}
