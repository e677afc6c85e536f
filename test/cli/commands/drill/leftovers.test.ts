import { Leftovers } from '../../../../cli/commands/drill/leftovers';
import type { DeployedLab } from '../../../../drill/aws/deployed-lab';
import type { Observation } from '../../../../drill/report-format/failover';
import type { DrillEvent } from '../../../../drill/run/events';

const FOUND: DrillEvent = { state: 'found', lab: { ClusterIdentifier: 'lab' } as DeployedLab };
const opening = (writer: string): DrillEvent => ({ state: 'opening', run: 1, runId: 'r', writer });
const STRUCK: DrillEvent = { state: 'failing-over', run: 1, cause: 'class-change', afterSeconds: 6 };
const LEFT = { change: 'lab-1 is of class b and was of class a', undo: 'aws rds modify-db-instance …' };
const CHANGED: DrillEvent = { state: 'changed', run: 1, left: [LEFT] };
const over = (previousWriter: string, newWriter?: string): DrillEvent => ({
  state: 'failed-over',
  run: 1,
  failover: { previousWriter, newWriter } as Observation,
});
const UNDO =
  'undo: aws rds failover-db-cluster --db-cluster-identifier lab --target-db-instance-identifier lab-1';

function render(...events: DrillEvent[]): string[] {
  const leftovers = new Leftovers();
  for (const event of [FOUND, ...events]) leftovers.add(event);
  const text = leftovers.render();
  return text === '' ? [] : text.split('\n');
}

it('has nothing to list before the first cause, and if the writer is the same', () => {
  expect(render()).toEqual([]);
  expect(render(opening('lab-1'))).toEqual([]);
  expect(render(opening('lab-1'), STRUCK, over('lab-1'))).toEqual([]);
});

it('lists the present and the first writer, and each change, with the commands that undo them', () => {
  expect(render(opening('lab-1'), STRUCK, CHANGED, over('lab-1', 'lab-2'))).toEqual([
    'the drill has changed the lab:',
    LEFT.change,
    `  undo: ${LEFT.undo}`,
    'the writer is lab-2; before the drill it was lab-1',
    `  ${UNDO}`,
  ]);
});

it('compares the last writer with the first one of the drill', () => {
  const first = [opening('lab-1'), STRUCK, over('lab-1', 'lab-2')];
  expect(render(...first, opening('lab-2'), STRUCK, over('lab-2', 'lab-1'))).toEqual([]);
  expect(render(...first, opening('lab-2'), STRUCK, over('lab-2', 'lab-3'))).toContain(
    'the writer is lab-3; before the drill it was lab-1',
  );
});

it('says that the writer may have changed if the drill ends while a cause is played', () => {
  expect(render(opening('lab-1'), STRUCK, CHANGED)).toEqual([
    'the drill has changed the lab:',
    LEFT.change,
    `  undo: ${LEFT.undo}`,
    'the writer may have changed; before the drill it was lab-1',
    `  ${UNDO}`,
  ]);
});

describe('after failing back', () => {
  const failedOver = [opening('lab-1'), STRUCK, over('lab-1', 'lab-2')];
  const failingBack: DrillEvent = { state: 'failing-back', writer: 'lab-1' };

  it('has nothing to list', () => {
    expect(render(...failedOver, failingBack, { state: 'failed-back', writer: 'lab-1' })).toEqual([]);
  });

  it('lists why it failed, and what remains', () => {
    const problem = 'the account does not answer';
    expect(render(...failedOver, failingBack, { state: 'failed-back', writer: 'lab-1', problem })).toEqual([
      'the drill has changed the lab:',
      'lab-1 could not be made the writer again: the account does not answer',
      'the writer may have changed; before the drill it was lab-1',
      `  ${UNDO}`,
    ]);
  });
});

it('lists the causes that were omitted, with reason and next step', () => {
  const leftovers = new Leftovers();
  leftovers.add({ state: 'omitted', cause: 'patch', reason: 'nothing is pending', hint: 'wait' });
  expect(leftovers.renderOmitted()).toBe('the cause patch was omitted: nothing is pending\n  wait');
  expect(leftovers.render()).toBe('');
});
