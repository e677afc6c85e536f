import { object, oneOf } from './json-schema';
import type { Report } from './report';
import { reportSchema } from './report';
import { upgrade } from './upgrade';

const VERSIONS = [1, 2] as const;

const versionSchema = object({ schema: oneOf(...VERSIONS) });

const MAX_PROBLEMS = 5;

/** Error: a text is not a report of this version. `hint` is the next step. */
export class InvalidReport extends Error {
  override readonly name = 'InvalidReport';
  readonly hint =
    'pass a report.json written by this version of lab drill; docs/report-schema.md describes the format';

  constructor(problems: readonly string[]) {
    const shown = problems.slice(0, MAX_PROBLEMS).join('; ');
    const more =
      problems.length > MAX_PROBLEMS ? `; and ${problems.length - MAX_PROBLEMS} more problems` : '';
    super(`not a report of version ${VERSIONS.join(' or ')}: ${shown}${more}`);
  }
}

/**
 * Parses a saved report. Turns a report of version 1 into one of the current version.
 *
 * @throws InvalidReport if the text is not a report, or is of another version
 */
export function parseReport(json: string): Report {
  const value = parseJson(json);
  refuse(versionSchema.findProblems(value, 'report'));
  const report = upgrade(value);
  refuse(reportSchema.findProblems(report, 'report'));
  return report as Report;
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new InvalidReport(problems);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new InvalidReport([(error as Error).message]);
  }
}
