import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AnsweringAccount } from '../../../drill/aws/account-mark';
import type { Conditions } from '../../../drill/judge/conditions';
import { conditionsOf, findDifferences } from '../../../drill/judge/conditions';
import type { Report } from '../../../drill/report-format/report';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import { readReport } from '../report/read';
import type { DrillOptions } from './options';
import { planOf } from './options';

/** Reads the baseline before anything is deployed; undefined without one. @throws LabError if it cannot be used */
export async function readBaseline(options: DrillOptions, folder: string): Promise<Report | undefined> {
  const { baseline: file } = options;
  if (file === undefined) return undefined;
  const baseline = await readReport(file);
  if ((await resolveLinks(file)) === (await resolveLinks(join(folder, 'report.json')))) {
    throw new LabError(
      `--baseline ${file} is the file that this drill replaces with its own report`,
      'copy the baseline to another folder, or choose another folder with --out',
      EXIT.usage,
    );
  }
  if (baseline.verdict === 'void' || baseline.summary.n === 0) {
    throw new LabError(
      `the baseline ${file} is void: its timings are invalid`,
      'measure the baseline again',
      EXIT.usage,
    );
  }
  requireComparable(conditionsOfOptions(options), baseline);
  return baseline;
}

/** Compares the account that answers with that of the baseline, before anything is measured. */
export function checkAnsweringAccount({ kind, conditions }: AnsweringAccount, baseline: Report): void {
  requireComparable({ account: kind, pace: conditions.pace }, baseline);
}

/** @throws LabError if the conditions differ, as far as they are known */
function requireComparable(conditions: Partial<Conditions>, baseline: Report): void {
  const differences = findDifferences(conditions, conditionsOf(baseline));
  if (differences.length === 0) return;
  throw new LabError(
    differences.map((difference) => `the baseline cannot be compared: ${difference}`).join('\n'),
    'measure with the settings of the baseline, or measure a new baseline',
    EXIT.usage,
  );
}

/**
 * Conditions that the options determine. With `--aws` the kind of account and its pace are not known yet. Without `--readers`
 * the number of readers is not known yet.
 */
function conditionsOfOptions(options: DrillOptions): Partial<Conditions> {
  const { rateHz, causes, clients } = planOf(options);
  const { aws, pace = 'instant', readers } = options;
  return {
    ...(aws ? {} : { account: 'loopback', pace }),
    ...(readers !== undefined && { readers }),
    rateHz,
    ...(clients && { clientRateHz: clients.rateHz }),
    causes,
  };
}

async function resolveLinks(file: string): Promise<string> {
  return realpath(file).catch(() => resolve(file));
}
