import type { Report } from './report';
import { reportSchema } from './report';

const MAX_PROBLEMS = 5;

/** The text is not a report of this version. `hint` says what to do next. */
export class InvalidReport extends Error {
  override readonly name = 'InvalidReport';
  readonly hint =
    'give a report.json that lab drill of this version wrote; docs/report-schema.md describes it';

  constructor(problems: readonly string[]) {
    const shown = problems.slice(0, MAX_PROBLEMS).join('; ');
    const more =
      problems.length > MAX_PROBLEMS ? `; and ${problems.length - MAX_PROBLEMS} more problems` : '';
    super(`this is no report of version 1: ${shown}${more}`);
  }
}

/**
 * Reads a saved report.
 *
 * @throws InvalidReport when the text is not a report, or of another version
 */
export function parseReport(json: string): Report {
  const value = parseJson(json);
  const problems = reportSchema.findProblems(value, 'report');
  if (problems.length > 0) throw new InvalidReport(problems);
  return value as Report;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new InvalidReport([(error as Error).message]);
  }
}
