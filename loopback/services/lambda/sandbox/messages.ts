/** An error as Lambda puts it into the answer to an invocation. */
export interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** From the account to the process of a sandbox: one event to run the handler on. */
export interface InvokeMessage {
  readonly kind: 'invoke';
  readonly requestId: string;
  /** From the moment the handler is called. */
  readonly timeoutMs: number;
  readonly functionArn: string;
  readonly event: unknown;
  readonly clientContext?: unknown;
}

/** From the process of a sandbox to the account. Memory is the most the process has ever used. */
export type SandboxMessage =
  | { readonly kind: 'log'; readonly text: string }
  /** The handler is loaded. */
  | { readonly kind: 'ready'; readonly maxMemoryMb: number }
  /** It cannot be; the process ends. */
  | { readonly kind: 'init-failed'; readonly failure: Failure }
  | { readonly kind: 'response'; readonly payload: string; readonly maxMemoryMb: number }
  | {
      readonly kind: 'failure';
      readonly failure: Failure;
      readonly maxMemoryMb: number;
      /** The process ends now. */
      readonly isFatal: boolean;
    };

/** Undefined for what the runtime never writes: a function's code can reach the channel too. */
export function parseSandboxMessage(line: string): SandboxMessage | undefined {
  try {
    const message: unknown = JSON.parse(line);
    return isSandboxMessage(message) ? message : undefined;
  } catch {
    return undefined;
  }
}

/** The members each kind has, by their types. */
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
