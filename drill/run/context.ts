import type { Access } from '../aws/access';
import type { Listen } from './events';

/** Arguments that every step of a drill needs. */
export interface Context extends Access {
  readonly listen: Listen;
}
