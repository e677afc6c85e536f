import type { CrashType } from '../../../aurora/crash-type';
import type { Member } from '../../../aurora/model';
import { freezeServer } from '../../../testing/freeze-server';
import type { FrontedCluster } from '../../../testing/fronted-cluster';
import { killServer } from './real-cluster';

/** Cause of an interruption of writes. */
export interface Cause {
  /** Whether another instance is the writer afterwards. Otherwise the writer restarts in place. */
  readonly rolesChange: boolean;
  /** Starts the disturbance of a cluster whose instances are all available. */
  readonly strike: (lab: FrontedCluster, writer: Member) => unknown;
  /** Ends the disturbance once another instance is the writer. */
  readonly end?: (lab: FrontedCluster, previousWriter: Member) => void;
}

/** Everything that interrupts the writes of a cluster with readers. */
export const CAUSES: Readonly<Record<string, Cause>> = {
  request: { rolesChange: true, strike: ({ cluster }) => cluster.failOver() },
  SIGKILL: { rolesChange: true, strike: (_, writer) => killServer(writer) },
  'frozen writer': { rolesChange: true, strike: (_, writer) => freezeServer(writer) },
  'crash of the instance': crash('instance'),
  'crash of the dispatcher': crash('dispatcher'),
  'crash of the node': crash('node'),
  'lost writer': { rolesChange: true, strike: ({ cluster }) => cluster.loseWriter() },
  'isolated zone': {
    rolesChange: true,
    strike: (lab, writer) => lab.cluster.isolate(membersBeside(lab, writer)),
    end: (lab, previousWriter) => lab.cluster.reconnect(membersBeside(lab, previousWriter)),
  },
  'isolated zone and request': {
    rolesChange: true,
    strike: (lab, writer) => {
      lab.cluster.isolate(membersBeside(lab, writer));
      lab.cluster.failOver();
    },
    end: (lab, previousWriter) => lab.cluster.reconnect(membersBeside(lab, previousWriter)),
  },
  'class change': {
    rolesChange: true,
    strike: ({ cluster }, { identifier, instanceClass }) =>
      cluster.modifyInstance(identifier, {
        instanceClass: instanceClass === 'db.r7g.large' ? 'db.r7g.xlarge' : 'db.r7g.large',
      }),
  },
  'system update': { rolesChange: true, strike: ({ cluster }) => cluster.applySystemUpdate() },
  'minor upgrade': { rolesChange: false, strike: ({ cluster }) => cluster.upgrade(cluster.engineVersion) },
};

function crash(type: CrashType): Cause {
  return {
    rolesChange: false,
    strike: async (lab) => {
      const client = await lab.connect('cluster');
      // The session ends in the crash.
      client.query('SELECT aurora_inject_crash($1)', [type]).catch(() => {});
    },
  };
}

/** Identifiers of all instances in the zone of an instance. */
function membersBeside({ cluster }: FrontedCluster, { availabilityZone }: Member): string[] {
  return cluster.members
    .filter((member) => member.availabilityZone === availabilityZone)
    .map(({ identifier }) => identifier);
}
