import { runsOf } from '../../judge/cause-summary';
import type { CauseName } from '../../report-format/cause';
import type { Report } from '../../report-format/report';
import type { Run } from '../../report-format/run';
import type { Check } from './check';
import type { Rule } from './rules';
import { listRules } from './rules';

/** A run, and the text before its reasons if the report has several runs. */
interface LabelledRun {
  readonly run: Run;
  readonly label: string;
}

/** Lists the checks of one cause over all its runs. Each reason of a run is in one check. */
export function listCauseChecks({ budgets, runs }: Report, cause: CauseName): Check[] {
  const ofCause = runsOf(cause, runs).map((run) => ({
    run,
    label: runs.length > 1 ? `run ${runs.indexOf(run) + 1}: ` : '',
  }));
  const rules = listRules(runsOf(cause, runs), budgets);
  return [checkEffect(rules, ofCause), ...rules.map((rule) => check(rule, ofCause))];
}

/** Checks the reasons that belong to no rule, such as a cause that had no effect. */
function checkEffect(rules: readonly Rule[], runs: readonly LabelledRun[]): Check {
  const reasons = runs.flatMap(({ run, label }) => {
    const others = new Set([...run.voidReasons, ...rules.flatMap((rule) => rule.find(run))]);
    return run.reasons.filter((reason) => !others.has(reason)).map((reason) => label + reason);
  });
  return {
    name: 'effect of the cause',
    seconds: 0,
    state: reasons.length > 0 ? 'failed' : 'passed',
    reasons,
  };
}

function check(rule: Rule, runs: readonly LabelledRun[]): Check {
  const collect = (find: (run: Run) => readonly string[]) =>
    runs.flatMap(({ run, label }) => find(run).map((reason) => label + reason));
  // A void run does not fail because of its times, so its reasons do not contain them.
  const failures = collect((run) => rule.find(run).filter((reason) => run.reasons.includes(reason)));
  const voidReasons = rule.outageOf ? collect((run) => run.voidReasons) : [];
  const seconds = findSeconds(rule, runs);
  const { name, isJudged, describe } = rule;
  if (failures.length > 0) return { name, seconds, state: 'failed', reasons: failures };
  if (voidReasons.length > 0) return { name, seconds, state: 'void', reasons: voidReasons };
  if (isJudged) return { name, seconds, state: 'passed', reasons: [] };
  const facts = collect((run) => (describe ? [describe(run)] : []));
  return { name, seconds, state: 'not-judged', reasons: facts };
}

/** Returns the longest outage of the valid runs, in seconds. An outage that has not ended counts with its lower bound. */
function findSeconds({ outageOf }: Rule, runs: readonly LabelledRun[]): number {
  const valid = runs.filter(({ run }) => run.voidReasons.length === 0);
  const lengthsMs = valid.flatMap(({ run }) => {
    const outage = outageOf?.(run);
    return outage === undefined ? [] : [outage.high ?? outage.low];
  });
  return Math.max(0, ...lengthsMs) / 1_000;
}
