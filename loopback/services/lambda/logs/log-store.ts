/** What functions need of CloudWatch Logs. */
export interface LogStore {
  hasLogGroup(name: string): boolean;
  createLogGroup(name: string): void;
  hasLogStream(group: string, stream: string): boolean;
  createLogStream(group: string, stream: string): void;
  putLogEvents(group: string, stream: string, events: readonly LogEvent[]): void;
}

export interface LogEvent {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
}
