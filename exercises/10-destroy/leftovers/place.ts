import type { ExerciseAccount } from '../../exercise';

/** Account to look at, and the stack to look for. */
export type Place = Pick<ExerciseAccount, 'clients' | 'stackName' | 'signal'>;
