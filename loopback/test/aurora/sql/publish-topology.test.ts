import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Member, TopologyChange } from '../../../aurora/model';
import { publishTopology } from '../../../aurora/sql/publish-topology';
import { topologyFile } from '../../../aurora/sql/topology';
import { useTemporaryFolder } from '../../../testing/temporary-folder';
import { waitFor } from '../../../testing/wait-for';

const folder = useTemporaryFolder();

function member(identifier: string, role: 'writer' | 'reader', isRunning = true): Member {
  return {
    identifier,
    role,
    resourceId: `db-${identifier.toUpperCase()}`,
    instanceClass: 'db.r7g.large',
    availabilityZone: 'eu-west-1a',
    promotionTier: 1,
    createdAt: new Date(0),
    status: 'available',
    isReachable: true,
    database: {
      socketPath: '',
      isRunning,
      query: () => Promise.reject(new Error('The test runs no query.')),
    },
  };
}

function observe(members: Member[], nowMs = 0, folderOf: (member: Member) => string = folder) {
  let tell: (change: TopologyChange) => void = () => {};
  const stop = publishTopology(
    {
      members,
      onTopologyChange: (listener) => {
        tell = listener;
        return () => {
          tell = () => {};
        };
      },
    },
    folderOf,
    () => new Date(nowMs),
  );
  return { tell: (change: TopologyChange) => tell(change), stop };
}

function published(): unknown {
  return JSON.parse(readFileSync(join(folder(), topologyFile), 'utf8'));
}

const first = { identifier: 'first', resourceId: 'db-FIRST', role: 'writer' };
const second = { identifier: 'second', resourceId: 'db-SECOND', role: 'reader' };

describe('the topology that is published to members', () => {
  it('contains the members that have run, but not members that are still being created', () => {
    const members = [member('first', 'writer'), member('second', 'reader')] as const;
    const { tell } = observe([...members]);
    tell({ kind: 'opened', member: members[0] });
    expect(published()).toEqual({ members: [first] });
    tell({ kind: 'opened', member: members[1] });
    expect(published()).toEqual({ members: [first, second] });
  });

  it('contains the time when a closed member was last seen, until the member opens again', () => {
    const members = [member('first', 'writer'), member('second', 'reader')] as const;
    const { tell } = observe([...members], 1_234);
    for (const each of members) tell({ kind: 'opened', member: each });
    tell({ kind: 'closing', member: members[1] });
    expect(published()).toEqual({ members: [first, { ...second, lastSeenAt: '1970-01-01T00:00:01.234Z' }] });
    tell({ kind: 'opened', member: members[1] });
    expect(published()).toEqual({ members: [first, second] });
  });

  it('reaches readers a moment after the writer, because clients wait for a failover', async () => {
    const members = [member('first', 'writer'), member('second', 'reader')] as const;
    const written: string[] = [];
    const { tell, stop } = observe([...members], 0, ({ identifier }) => {
      written.push(identifier);
      return folder();
    });
    for (const each of members) tell({ kind: 'opened', member: each });
    written.length = 0;
    tell({ kind: 'promoted', member: members[0] });
    expect(written).toEqual(['first']);
    tell({ kind: 'opened', member: members[1] });
    expect(written).toEqual(['first', 'first', 'second']);
    await waitFor('the list to reach both members', 5_000, () =>
      written.length < 5 ? `written to ${written.join(', ')}` : undefined,
    );
    stop();
    expect(written.slice(3)).toEqual(['first', 'second']);
  });

  it('reaches a reader that restarts at once, and the other readers a moment later', () => {
    const [writer, restarting, other] = [
      member('first', 'writer'),
      member('second', 'reader'),
      member('third', 'reader'),
    ];
    const written: string[] = [];
    const { tell, stop } = observe([writer, restarting, other], 0, ({ identifier }) => {
      written.push(identifier);
      return folder();
    });
    for (const each of [writer, restarting, other]) tell({ kind: 'opened', member: each });
    tell({ kind: 'closing', member: restarting });
    written.length = 0;
    tell({ kind: 'opened', member: restarting });
    stop();
    expect(written).toEqual(['first', 'second']);
  });

  it('reaches a reader that opened before the writer as soon as the writer opens', () => {
    const members = [member('first', 'writer'), member('second', 'reader')] as const;
    const written: string[] = [];
    const { tell, stop } = observe([...members], 0, ({ identifier }) => {
      written.push(identifier);
      return folder();
    });
    tell({ kind: 'opened', member: members[1] });
    written.length = 0;
    tell({ kind: 'opened', member: members[0] });
    stop();
    expect(written).toEqual(['first', 'second']);
  });

  it('excludes a removed member', () => {
    const members = [member('first', 'writer'), member('second', 'reader')];
    const { tell } = observe(members);
    for (const each of members) tell({ kind: 'opened', member: each });
    const [removed] = members.splice(1);
    if (removed !== undefined) tell({ kind: 'removed', member: removed });
    expect(published()).toEqual({ members: [first] });
  });

  it('is readable by a server that runs as another user, with any umask', () => {
    const writer = member('first', 'writer');
    const before = process.umask(0o077);
    observe([writer]).tell({ kind: 'opened', member: writer });
    process.umask(before);
    expect(statSync(join(folder(), topologyFile)).mode & 0o777).toBe(0o644);
  });

  it('is not written for a stopped server, and not after publishing has ended', () => {
    const [down, up] = [member('first', 'writer', false), member('first', 'writer')];
    observe([down]).tell({ kind: 'opened', member: down });
    const { tell, stop } = observe([up]);
    stop();
    tell({ kind: 'opened', member: up });
    expect(existsSync(join(folder(), topologyFile))).toBe(false);
  });
});
