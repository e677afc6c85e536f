import { LogGroups } from '../../../services/logs/state';
import { labAccount } from '../../support/lab-account';

const nowMs = Date.parse('2026-11-30T12:00:00Z');
const create = (maxGroupBytes?: number) =>
  new LogGroups({ ...labAccount, nowMs: () => nowMs, ...(maxGroupBytes && { maxGroupBytes }) });

describe('log groups', () => {
  it('are listed with their properties', () => {
    const groups = create();
    expect([groups.hasLogGroup('/a/b'), groups.hasLogStream('/a/b', 's')]).toEqual([false, false]);
    groups.createLogGroup('/a/b');
    expect([groups.hasLogGroup('/a/b'), groups.hasLogStream('/a/b', 's')]).toEqual([true, false]);
    groups.createLogStream('/a/b', 's');
    expect(groups.hasLogStream('/a/b', 's')).toBe(true);
  });

  it('are found by name and by ARN', () => {
    const groups = create();
    const group = groups.createLogGroup('/a/b', { retentionInDays: 7 });
    expect(group.arn).toBe('arn:aws:logs:eu-west-1:123456789012:log-group:/a/b');
    expect(group.retentionInDays).toBe(7);
    for (const reference of ['/a/b', group.arn, `${group.arn}:*`]) {
      expect(groups.findGroup(reference)).toBe(group);
    }
    expect(groups.findGroup('/a')).toBeUndefined();
  });

  it('are deleted with their streams', () => {
    const groups = create();
    groups.createLogGroup('g');
    groups.createLogStream('g', 's');
    groups.deleteLogGroup('g');
    groups.createLogGroup('g');
    expect(groups.requireGroup('g').streams.size).toBe(0);
    expect(() => groups.putLogEvents('g', 's', [])).toThrow('The specified log stream does not exist.');
  });

  it.each([
    ['a group twice', () => twice((groups) => groups.createLogGroup('g')), 'ResourceAlreadyExistsException'],
    [
      'a stream twice',
      () => twice((groups) => groups.createLogStream('g', 's')),
      'ResourceAlreadyExistsException',
    ],
    ['no group', () => create().createLogStream('none', 's'), 'ResourceNotFoundException'],
    ['no group to delete', () => create().deleteLogGroup('none'), 'ResourceNotFoundException'],
  ])('refuse %s', (_what, run, name) => {
    expect(run).toThrow(expect.objectContaining({ name }));
  });

  it.each(['', 'a b', 'ü', 'x'.repeat(513)])('cannot have the name %j', (name) => {
    expect(() => create().createLogGroup(name)).toThrow(expect.objectContaining({ code: 'ValidationError' }));
  });

  it('record the times of a stream', () => {
    const groups = create();
    groups.createLogGroup('g');
    groups.createLogStream('g', 's');
    groups.putLogEvents('g', 's', [
      { timestamp: 20, message: 'b' },
      { timestamp: 10, message: 'a' },
    ]);
    groups.putLogEvents('g', 's', [{ timestamp: 30, message: 'c' }]);
    expect(groups.requireGroup('g').streams.get('s')).toEqual({
      name: 's',
      arn: 'arn:aws:logs:eu-west-1:123456789012:log-group:g:log-stream:s',
      createdAtMs: nowMs,
      firstEventMs: 10,
      lastEventMs: 30,
      lastIngestionMs: nowMs,
    });
  });

  it('drop their oldest events beyond the size limit', () => {
    const groups = create(10_000);
    const group = groups.createLogGroup('g');
    groups.createLogStream('g', 's');
    for (let index = 0; index < 500; index += 1) {
      groups.putLogEvents('g', 's', [{ timestamp: index, message: 'x'.repeat(74) }]);
    }
    expect(group.storedBytes).toBeLessThanOrEqual(10_000);
    expect(group.storedBytes).toBeGreaterThan(8_000);
    expect(group.events.at(-1)?.timestamp).toBe(499);
    expect(group.storedBytes).toBe(group.events.length * 100);
  });
});

function twice(run: (groups: LogGroups) => unknown): void {
  const groups = create();
  if (!groups.hasLogGroup('g')) groups.createLogGroup('g');
  run(groups);
  run(groups);
}
