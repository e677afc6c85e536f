/** Thrown if PostgreSQL's programs are missing, unusable or too old. The message says how to fix it. */
export class PostgresBinariesError extends Error {
  override readonly name = 'PostgresBinariesError';
}

/** Thrown if the servers' home folder cannot be created, or its keeper has ended. */
export class PostgresHomeError extends Error {
  override readonly name = 'PostgresHomeError';
}

/** Thrown if a program or server ended unexpectedly. */
export class PostgresExitError extends Error {
  override readonly name = 'PostgresExitError';
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;

  constructor(what: string, end: { code: number | null; signal: NodeJS.Signals | null; outputTail: string }) {
    const how = end.signal ? `by signal ${end.signal}` : `with exit code ${end.code}`;
    super(`${what} ended ${how}. Its last output:\n${end.outputTail.trim() || '(none)'}`);
    this.code = end.code;
    this.signal = end.signal;
  }
}

/** Thrown if a condition was not met in time. */
export class PostgresTimeoutError extends Error {
  override readonly name = 'PostgresTimeoutError';
  readonly timeoutMs: number;
  readonly lastSeen: string;

  constructor(awaited: string, timeoutMs: number, lastSeen: string) {
    super(`Timed out after ${timeoutMs} ms waiting for ${awaited}. Last seen: ${lastSeen}`);
    this.timeoutMs = timeoutMs;
    this.lastSeen = lastSeen;
  }
}

/** Thrown if PostgreSQL refuses a setting or needs a restart to change it. */
export class PostgresSettingError extends Error {
  override readonly name = 'PostgresSettingError';
  readonly setting: string;

  constructor(server: string, setting: string, value: string, reason: string) {
    super(`${server} refuses ${setting} = "${value}": ${reason}. No setting was changed.`);
    this.setting = setting;
  }
}

/** Thrown if a server's state does not allow a call. */
export class PostgresStateError extends Error {
  override readonly name = 'PostgresStateError';
}
