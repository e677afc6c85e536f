/** Error for a statement without an answer in time. The statement may still be applied. */
export class StatementTimeout extends Error {
  override readonly name = 'StatementTimeout';
  readonly code = 'PROBE_TIMEOUT';

  constructor(timeoutMs: number) {
    super(`no answer within ${timeoutMs} ms`);
  }
}

/** Error for a connection that ended before the statement was sent. */
export class ConnectionEnded extends Error {
  override readonly name = 'ConnectionEnded';

  constructor() {
    super('the connection had ended before the statement was sent');
  }
}
