import type { ActionInput, ActionName, ActionOutput, Caller } from '../../../gateway/service';
import type { FisModule } from '../api/module';
import type { Fis } from '../state';

/** Operation of AWS FIS on the resources of an account. */
export type FisAction<Name extends ActionName<FisModule>> = (
  fis: Fis,
  input: ActionInput<FisModule, Name>,
  caller: Caller,
) => Promise<ActionOutput<FisModule, Name>>;
