import { AuroraError } from '../../../../aurora/errors';
import { CommonError } from '../../../../gateway/errors';
import { engineName, resolveEngineVersion } from '../../../rds/clusters/engine-versions';
import type { RdsState } from '../../../rds/state';
import type { Problem } from '../../properties/reading';
import type { ValueObject } from '../../template/value';

/** Returns why the account cannot run a cluster of the version in the properties. */
export function findVersionProblems(
  { deps: { host } }: RdsState,
  { Engine, EngineVersion }: ValueObject,
): readonly Problem[] {
  if (Engine !== engineName || typeof EngineVersion !== 'string') return [];
  try {
    host.requireEngine(resolveEngineVersion(host.defaultMajor, EngineVersion));
    return [];
  } catch (error) {
    if (!(error instanceof AuroraError || error instanceof CommonError)) throw error;
    return [{ path: ['EngineVersion'], kind: 'unavailable', reason: error.message }];
  }
}
