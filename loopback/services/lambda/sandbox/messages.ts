/** Error in the format of Lambda's answer to an invocation. */
export interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** Message from the account to the process of a sandbox: an event for the handler. */
export interface InvokeMessage {
  readonly kind: 'invoke';
  readonly requestId: string;
  /** Timeout from the moment the handler is called. */
  readonly timeoutMs: number;
  readonly functionArn: string;
  readonly maxResponseBytes: number;
  readonly event: unknown;
  readonly clientContext?: unknown;
}

/** Message from the process of a sandbox to the account. `maxMemoryMb` is the peak memory of the process. */
export type SandboxMessage =
  | { readonly kind: 'log'; readonly text: string }
  /** The handler is loaded. */
  | { readonly kind: 'ready'; readonly maxMemoryMb: number }
  /** The handler cannot be loaded, and the process ends. */
  | { readonly kind: 'init-failed'; readonly failure: Failure }
  | { readonly kind: 'response'; readonly payload: string; readonly maxMemoryMb: number }
  | {
      readonly kind: 'failure';
      readonly failure: Failure;
      readonly maxMemoryMb: number;
      /** Whether the process ends now. */
      readonly isFatal: boolean;
    };

/**
 * Parses a line of the channel. Undefined if the runtime cannot have written it, because the function's code can also
 * write to the channel.
 */
export function parseSandboxMessage(line: string): SandboxMessage | undefined {
  try {
    const message: unknown = JSON.parse(line);
    return isSandboxMessage(message) ? message : undefined;
  } catch {
    return undefined;
  }
}

/** Members of each kind of message, with their types. */
const members = {
  log: { text: 'string' },
  ready: { maxMemoryMb: 'number' },
  'init-failed': { failure: 'object' },
  response: { payload: 'string', maxMemoryMb: 'number' },
  failure: { failure: 'object', maxMemoryMb: 'number', isFatal: 'boolean' },
} as const;

function isSandboxMessage(value: unknown): value is SandboxMessage {
  if (typeof value !== 'object' || value === null) return false;
  const kind: unknown = Reflect.get(value, 'kind');
  if (typeof kind !== 'string' || !Object.hasOwn(members, kind)) return false;
  const expected: Readonly<Record<string, string>> = members[kind as keyof typeof members];
  return Object.entries(expected).every(([name, type]) => {
    const member: unknown = Reflect.get(value, name);
    return typeof member === type && member !== null;
  });
}
