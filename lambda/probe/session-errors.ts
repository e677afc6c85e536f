/** No answer in time. The statement may still be carried out. */
export class StatementTimeout extends Error {
  override readonly name = 'StatementTimeout';
  readonly code = 'PROBE_TIMEOUT';

  constructor(timeoutMs: number) {
    super(`no answer within ${timeoutMs} ms`);
  }
}

/** The connection had ended before the statement could be handed to it. */
export class ConnectionEnded extends Error {
  override readonly name = 'ConnectionEnded';

  constructor() {
    super('the connection had ended before the statement was sent');
  }
}
