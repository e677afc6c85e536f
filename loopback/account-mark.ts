/**
 * Header of every answer of a loopback account, errors included. AWS never sends it. So a client can report which kind
 * of account its figures come from, regardless of how it found the endpoint.
 */
const ACCOUNT_MARK = 'x-loopback-account';

/**
 * Returns the header. `conditions` are the properties of the account that affect the figures a client measures on it;
 * the header's value is for example `pace=instant`.
 */
export function markAnswers(conditions: Readonly<Record<string, string>>): Record<string, string> {
  return { [ACCOUNT_MARK]: new URLSearchParams(conditions).toString() };
}
