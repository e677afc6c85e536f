/**
 * Header of every answer of a loopback account, errors included. AWS never sends it, so a client that reports figures
 * can say which kind of account they are from, however it came to the endpoint.
 */
const ACCOUNT_MARK = 'x-loopback-account';

/** `conditions` are what a reader of such figures has to know of the account; the header's value is `pace=instant`. */
export function markAnswers(conditions: Readonly<Record<string, string>>): Record<string, string> {
  return { [ACCOUNT_MARK]: new URLSearchParams(conditions).toString() };
}
