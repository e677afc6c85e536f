import * as rds from '@aws-sdk/client-rds';

/** What the real client would have sent. */
export interface CapturedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const captured = Symbol('captured');
const client = new rds.RDSClient({
  region: 'eu-west-1',
  endpoint: 'http://127.0.0.1:1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  maxAttempts: 1,
  requestHandler: {
    handle: (request: CapturedRequest) =>
      Promise.reject(Object.assign(new Error('captured'), { [captured]: request })),
  },
});

/** Lets the real RDS client serialise and sign a call, and keeps what it made instead of sending it. */
export async function captureRequest(operation: string, input: object): Promise<CapturedRequest> {
  const command: unknown = Reflect.get(rds, `${operation}Command`);
  if (typeof command !== 'function') throw new Error(`${operation} is no operation of RDS.`);
  try {
    await client.send(Reflect.construct(command, [input]));
  } catch (error) {
    if (error instanceof Error && captured in error) return error[captured] as CapturedRequest;
    throw error;
  }
  throw new Error('The request was not captured.');
}
