import { listCauses, runsOf } from '../../judge/cause-summary';
import type { Report } from '../../report-format/report';
import { listCauseChecks } from '../checks/causes';
import type { Check } from '../checks/check';
import { listComparisonChecks } from '../checks/comparison';
import type { Element } from './xml';
import { renderXml } from './xml';

interface Suite {
  readonly name: string;
  readonly seconds: number;
  readonly checks: readonly Check[];
}

/**
 * Renders a report as JUnit XML: one suite per cause, and one for the comparison with a baseline. The `time` of a test case is
 * its outage, so that a CI system that charts durations charts outages. A void check is an error, which every CI system shows
 * as a failure: a skipped test case would look like a success.
 */
export function renderJunit(report: Report): string {
  const suites = listSuites(report);
  const { createdAt } = report;
  return renderXml({
    name: 'testsuites',
    attributes: {
      name: 'Aurora failover drill',
      ...countStates(suites.flatMap(({ checks }) => checks)),
      time: formatSeconds(suites.reduce((sum, { seconds }) => sum + seconds, 0)),
    },
    content: suites.map((suite) => toSuiteElement(suite, createdAt)),
  });
}

function listSuites(report: Report): Suite[] {
  const { runs, comparison } = report;
  const causes = listCauses(runs).map((cause) => ({
    name: `cause ${cause}`,
    seconds: runsOf(cause, runs).reduce((sum, { durationMs }) => sum + durationMs, 0) / 1_000,
    checks: listCauseChecks(report, cause),
  }));
  if (comparison === undefined) return causes;
  return [...causes, { name: 'baseline', seconds: 0, checks: listComparisonChecks(comparison) }];
}

function toSuiteElement({ name, seconds, checks }: Suite, createdAt: string): Element {
  return {
    name: 'testsuite',
    // The schema allows no time zone.
    attributes: {
      name,
      ...countStates(checks),
      time: formatSeconds(seconds),
      timestamp: createdAt.slice(0, 19),
    },
    content: checks.map((check) => toCaseElement(check, name)),
  };
}

function countStates(checks: readonly Check[]) {
  const count = (wanted: Check['state']) => checks.filter(({ state }) => state === wanted).length;
  return {
    tests: checks.length,
    failures: count('failed'),
    errors: count('void'),
    skipped: count('not-judged'),
  };
}

function toCaseElement({ name, seconds, state, reasons }: Check, suite: string): Element {
  return {
    name: 'testcase',
    attributes: { name, classname: suite, time: formatSeconds(seconds) },
    content: state === 'passed' ? [] : [toResultElement(state, reasons)],
  };
}

const RESULTS = {
  failed: { name: 'failure', type: 'not-held' },
  void: { name: 'error', type: 'void' },
  'not-judged': { name: 'skipped', type: undefined },
} as const;

function toResultElement(state: keyof typeof RESULTS, reasons: readonly string[]): Element {
  const { name, type } = RESULTS[state];
  return {
    name,
    attributes: { message: reasons.join('; '), ...(type && { type }) },
    // A skipped test case has a message only.
    content: type === undefined ? [] : reasons.join('\n'),
  };
}

function formatSeconds(seconds: number): string {
  return seconds.toFixed(3);
}
