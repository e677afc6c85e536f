import { Acknowledgements } from '../../../lambda/probe/acknowledgements';
import type { LaneResult } from '../../../lambda/probe/contract';
import { Lane } from '../../../lambda/probe/lane';
import type { LanePlan } from '../../../lambda/probe/lane-plan';
import { readOperation, writeOperation } from '../../../lambda/probe/operations';
import { toLaneResult } from '../../../lambda/probe/result';
import type { JumpingClock } from './jumping-clock';
import type { Script } from './scripted-driver';
import { ScriptedSource } from './scripted-driver';

export interface ScriptedRun {
  readonly result: LaneResult;
  readonly releases: readonly string[];
}

/** Runs ten ticks, one every 10 ms, against a script in virtual time. */
export async function runScriptedLane(
  kind: 'write' | 'read',
  script: Script,
  clock: JumpingClock,
  overrides: Partial<LanePlan> = {},
): Promise<ScriptedRun> {
  const plan: LanePlan = {
    name: `${kind}-pool`,
    operation: kind === 'write' ? writeOperation('r', 'write-pool') : readOperation('r', 'write-pool'),
    host: 'db',
    connection: { kind: 'pool', size: 10 },
    periodMs: 10,
    offsetMs: 0,
    ticks: 10,
    slots: 10,
    statementTimeoutMs: 2000,
    ...overrides,
  };
  const source = new ScriptedSource(script, clock);
  const acknowledgements = new Acknowledgements(plan.ticks);
  const lane = new Lane(plan, source, { clock, acknowledgements, isObserved: kind === 'write' });
  await clock.run(lane.run(0));
  return { result: toLaneResult(lane, 0), releases: source.releases };
}

export const WRITER = { member: 'db-1', read_only: false };
