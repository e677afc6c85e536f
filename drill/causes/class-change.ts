import { ModifyDBInstanceCommand } from '@aws-sdk/client-rds';
import type { Left } from '../report-format/cause';
import type { Cause, Scene } from './cause';
import { chooseClass } from './instance-class';
import { watchWhile } from './watch';

/**
 * Changes the class of the writer. Aurora promotes a reader first, and does not fail back. Without a reader the writer
 * restarts in place.
 */
export const classChange: Cause = {
  async check({ writer, settings }) {
    chooseClass(writer, settings.instanceClass);
  },

  warn({ writer, settings, lab }) {
    const chosen = chooseClass(writer, settings.instanceClass);
    return `the class change makes ${writer.identifier} a ${chosen} (now ${writer.instanceClass}). Until you change it back, you pay the price of ${chosen} (${PRICES}), and the instance differs from the template of the stack ${lab.stackName}`;
  },

  async play(stage) {
    const { access, writer } = stage;
    const DBInstanceIdentifier = writer.identifier;
    const DBInstanceClass = chooseClass(writer, stage.settings.instanceClass);
    const left = describeLeft(stage, DBInstanceClass);
    const { observation, requestedAt } = await watchWhile(stage, async (abortSignal) => {
      const command = new ModifyDBInstanceCommand({
        DBInstanceIdentifier,
        DBInstanceClass,
        ApplyImmediately: true,
      });
      await access.clients.rds.send(command, { abortSignal });
      stage.changed(left);
    });
    const action = `ModifyDBInstance ${DBInstanceIdentifier} to ${DBInstanceClass}`;
    return { cause: { name: 'class-change', action, requestedAt, left }, observation };
  },
};

const PRICES = 'https://aws.amazon.com/rds/aurora/pricing/';

function describeLeft({ writer: { identifier, instanceClass } }: Scene, chosen: string): Left[] {
  const undo = `aws rds modify-db-instance --db-instance-identifier ${identifier} --db-instance-class ${instanceClass} --apply-immediately`;
  return [{ change: `${identifier} is of class ${chosen} and was of class ${instanceClass}`, undo }];
}
