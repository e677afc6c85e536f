import type * as rds from '@aws-sdk/client-rds';
import type { ActionInput, ActionName, ActionOutput } from '../../../gateway/service';
import type { RdsState } from '../state';

export type Rds = typeof rds;

/** Operation of RDS on the resources of an account. */
export type RdsAction<Name extends ActionName<Rds>> = (
  rds: RdsState,
  input: ActionInput<Rds, Name>,
) => Promise<ActionOutput<Rds, Name>>;
