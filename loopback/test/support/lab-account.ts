import { EventLog } from '../../aurora/event-log';
import { RdsState } from '../../services/rds/state';
import { MasterUserSecrets } from '../../services/rds/stored/master-user-secrets';
import { Secrets } from '../../services/secretsmanager/state';

export const labAccount = {
  accountId: '123456789012',
  region: 'eu-west-1',
  availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
} as const;

/** Subnets of two VPCs: `subnet-1a` to `subnet-1c` and `subnet-2a` to `subnet-2c`. */
export function findLabSubnet(subnetId: string) {
  const [, vpc = '', zone = ''] = /^subnet-([12])([abc])$/.exec(subnetId) ?? [];
  return zone === '' ? undefined : { vpcId: `vpc-${vpc}`, availabilityZone: `eu-west-1${zone}` };
}

/** Creates an account that cannot run clusters, for tests that need none. */
export function createServerlessAccount(now: () => Date = () => new Date()) {
  const events = new EventLog();
  const account = new RdsState({
    account: labAccount,
    host: {
      defaultMajor: 17,
      requireEngine: () => {},
      create: () => Promise.reject(new Error('This account cannot run a cluster.')),
    },
    events,
    secrets: new MasterUserSecrets(labAccount, new Secrets(labAccount)),
    findSubnet: findLabSubnet,
    now,
    log: () => {},
  });
  return { account, events };
}
