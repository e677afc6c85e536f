import { CommonError } from '../../../gateway/errors';
import { resolveEngineVersion } from '../clusters/engine-versions';
import { requireInstanceClass } from '../clusters/instance-classes';
import { parseIdentifier } from '../names/identifiers';
import { modifyInstanceRules } from '../parameters/instance-parameters';
import { applyRules } from '../parameters/rules';
import { describeInstance } from '../shapes/instance-shape';
import type { RdsAction } from './action';

/** Modifies an instance immediately. A change that restarts the instance requires `ApplyImmediately`. */
export const modifyDBInstance: RdsAction<'ModifyDBInstance'> = async (rds, input) => {
  const record = rds.instance(parseIdentifier('DBInstanceIdentifier', input.DBInstanceIdentifier));
  const { member, cluster } = record;
  const shown = applyRules(input, modifyInstanceRules);
  const { engineVersion } = cluster.hosted.cluster;
  if (
    input.EngineVersion !== undefined &&
    resolveEngineVersion(rds.deps.host.defaultMajor, input.EngineVersion) !== engineVersion
  ) {
    throw new CommonError(
      'InvalidParameterCombination',
      `EngineVersion must be that of the DB cluster, ${engineVersion}.`,
    );
  }
  const instanceClass =
    input.DBInstanceClass === undefined
      ? member.instanceClass
      : requireInstanceClass(input.DBInstanceClass, cluster);
  if (instanceClass !== member.instanceClass && input.ApplyImmediately !== true) {
    throw new CommonError(
      'InvalidParameterCombination',
      'The loopback account has no maintenance window: a change of DBInstanceClass requires ApplyImmediately.',
    );
  }
  cluster.hosted.cluster.modifyInstance(member.identifier, {
    instanceClass,
    promotionTier: input.PromotionTier ?? member.promotionTier,
  });
  rds.changeInstanceSettings(record, shown);
  return { DBInstance: describeInstance(rds, record) };
};
