import { DrillError } from '../aws/drill-error';
import type { Report } from './report';
import { reportShape } from './report';

const MAX_PROBLEMS = 5;

/**
 * Reads a saved report.
 *
 * @throws DrillError when it is none, or of another version
 */
export function parseReport(json: string): Report {
  const value = parseJson(json);
  const problems = reportShape.findProblems(value, 'report');
  if (problems.length > 0) throw notAReport(problems);
  return value as Report;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw notAReport([(error as Error).message]);
  }
}

function notAReport(problems: readonly string[]): DrillError {
  const shown = problems.slice(0, MAX_PROBLEMS).join('; ');
  const more = problems.length > MAX_PROBLEMS ? `; and ${problems.length - MAX_PROBLEMS} more problems` : '';
  return new DrillError(
    `this is no report of version 1: ${shown}${more}`,
    'give a report.json that lab drill of this version wrote; docs/report-schema.md describes it',
  );
}
