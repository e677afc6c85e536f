import type { Report } from '../report-format/report';

/** Conditions under which a drill measures. Figures of different conditions cannot be compared. */
export interface Conditions {
  readonly account: Report['account'];
  /** Pace of a loopback account; undefined on AWS. */
  readonly pace: string | undefined;
  readonly readers: number;
  readonly rateHz: number;
  /** Writes per second of each client; undefined without clients. */
  readonly clientRateHz: number | undefined;
  readonly causes: readonly string[];
}

export function conditionsOf({ account, environment, plan, runs }: Report): Conditions {
  return {
    account,
    pace: environment.conditions.pace,
    readers: Number(runs[0]?.members.length) - 1,
    rateHz: plan.rateHz,
    clientRateHz: plan.clientRateHz,
    causes: [...new Set(runs.map(({ cause }) => cause.name))],
  };
}

/** Conditions that must be the same in the drill and the baseline, with their names in messages. */
const SAME: readonly (readonly [name: string, key: Exclude<keyof Conditions, 'causes'>])[] = [
  ['the kind of account', 'account'],
  ['the pace', 'pace'],
  ['the number of readers', 'readers'],
  ['the rate of the probe, per second,', 'rateHz'],
  ['the rate of each client, per second,', 'clientRateHz'],
];

/**
 * Lists why figures measured under these conditions cannot be compared with those of the baseline, one sentence each. A
 * condition that is not known yet is not compared. The clients may differ: only the clients of both reports are compared.
 */
export function findDifferences(drill: Partial<Conditions>, baseline: Conditions): string[] {
  const differences = SAME.flatMap(([name, key]) => {
    const [own, other] = [drill[key], baseline[key]];
    if (own === undefined || other === undefined || own === other) return [];
    return [`${name} is ${own} in this drill, and was ${other} in the baseline`];
  });
  const { causes = [] } = drill;
  if (causes.length === 0 || causes.some((cause) => baseline.causes.includes(cause))) return differences;
  return [
    ...differences,
    `the cause is ${causes.join(', ')} in this drill, and was ${baseline.causes.join(', ')} in the baseline`,
  ];
}
