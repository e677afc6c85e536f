/** PostgreSQL's programs are missing, unusable or too old. The message says what to do. */
export class PostgresBinariesError extends Error {
  override readonly name = 'PostgresBinariesError';
}

/** The place servers live in cannot be made, or is lost. */
export class PostgresHomeError extends Error {
  override readonly name = 'PostgresHomeError';
}

/** A program or server ended where it should not have. */
export class PostgresExitError extends Error {
  override readonly name = 'PostgresExitError';
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;

  constructor(what: string, end: { code: number | null; signal: NodeJS.Signals | null; outputTail: string }) {
    const how = end.signal ? `by signal ${end.signal}` : `with exit code ${end.code}`;
    super(`${what} ended ${how}. Its last words:\n${end.outputTail.trim() || '(none)'}`);
    this.code = end.code;
    this.signal = end.signal;
  }
}

/** Something did not come about in time. */
export class PostgresTimeoutError extends Error {
  override readonly name = 'PostgresTimeoutError';
  readonly timeoutMs: number;
  readonly lastSeen: string;

  constructor(awaited: string, timeoutMs: number, lastSeen: string) {
    super(`${awaited}: not so after ${timeoutMs} ms. Last seen: ${lastSeen}`);
    this.timeoutMs = timeoutMs;
    this.lastSeen = lastSeen;
  }
}

/** PostgreSQL refuses a setting, or would need a restart for it. */
export class PostgresSettingError extends Error {
  override readonly name = 'PostgresSettingError';
  readonly setting: string;

  constructor(server: string, setting: string, value: string, reason: string) {
    super(`${server} refuses ${setting} = "${value}": ${reason}. The settings are as they were.`);
    this.setting = setting;
  }
}

/** A server is in no state for what is asked of it. */
export class PostgresStateError extends Error {
  override readonly name = 'PostgresStateError';
}
