import { atLeastLong, atMostLong, matching, requireValid } from '../../constraints';

/** Returns the ID of a template or an experiment. Throws `ValidationException` for a text that cannot be an ID. */
export function requireId(id = ''): string {
  requireValid('id', id, atLeastLong(1), atMostLong(64), matching(/^\S+$/));
  return id;
}
