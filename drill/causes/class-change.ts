import { ModifyDBInstanceCommand } from '@aws-sdk/client-rds';
import type { MemberView } from '../aws/cluster';
import { DrillError } from '../aws/drill-error';
import type { Cause, Scene } from './cause';
import { watchWhile } from './watch';

/** Changes the class of the writer. Aurora promotes a reader first, and does not fail back. */
export const classChange: Cause = {
  async check({ writer, settings }) {
    chooseClass(writer, settings.instanceClass);
  },

  async play(scene) {
    const { access, writer } = scene;
    const DBInstanceIdentifier = writer.identifier;
    const DBInstanceClass = chooseClass(writer, scene.settings.instanceClass);
    const { observation, requestedAt } = await watchWhile(scene, async () => {
      const command = new ModifyDBInstanceCommand({
        DBInstanceIdentifier,
        DBInstanceClass,
        ApplyImmediately: true,
      });
      await access.clients.rds.send(command, { abortSignal: access.signal });
    });
    return {
      cause: {
        name: 'class-change',
        action: `ModifyDBInstance ${DBInstanceIdentifier} to ${DBInstanceClass}`,
        requestedAt,
        left: describeLeft(scene, DBInstanceClass),
      },
      observation,
    };
  },
};

/** Sizes of an instance class, the smallest first. */
const SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '16xlarge'];

/** The smallest class that is neither serverless nor burstable: the Data API does not support burstable classes. */
const DEFAULT_CLASS = 'db.r7g.large';

/** @throws DrillError if the class is the writer's own, burstable, or there is no next size */
function chooseClass({ identifier, instanceClass = '' }: MemberView, given: string | undefined): string {
  const chosen = given ?? nextClass(instanceClass);
  if (chosen === undefined) {
    throw new DrillError(
      `the class ${instanceClass} of ${identifier} has no next size`,
      'name a class with --class, such as --class db.r7g.large',
    );
  }
  if (/^db\.t/.test(chosen)) {
    throw new DrillError(
      `${chosen} is a burstable class, which the Data API does not support`,
      'name another class with --class, such as --class db.r7g.large',
    );
  }
  if (chosen === instanceClass) {
    throw new DrillError(
      `${identifier} is of class ${chosen} already`,
      'name another class with --class, or omit --class',
    );
  }
  return chosen;
}

function nextClass(instanceClass: string): string | undefined {
  const [, family, size = ''] = /^(db\.\w+)\.(\w+)$/.exec(instanceClass) ?? [];
  if (family === undefined) return DEFAULT_CLASS;
  const next = SIZES[SIZES.indexOf(size) + 1];
  return SIZES.includes(size) && next !== undefined ? `${family}.${next}` : undefined;
}

function describeLeft({ writer: { identifier, instanceClass = '' } }: Scene, chosen: string) {
  const command = `aws rds modify-db-instance --db-instance-identifier ${identifier} --db-instance-class ${instanceClass} --apply-immediately`;
  return [{ change: `${identifier} is of class ${chosen} and was of class ${instanceClass}`, undo: command }];
}
