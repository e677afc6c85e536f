import type { LoopbackAccount } from '../../account';
import type { FisAnswer } from './fis-sdk';
import { signedHeaders } from './raw-http';

/** Sends a request to the account's AWS FIS without the service's client, which `fis-sdk.ts` installs. */
export async function callFis(
  { endpointUrl, credentials }: LoopbackAccount,
  method: string,
  path: string,
  input?: object,
): Promise<FisAnswer> {
  const body = input && JSON.stringify(input);
  const headers = await signedHeaders(Number(new URL(endpointUrl).port), body ?? '', {
    ...{ service: 'fis', method, path, headers: { 'content-type': 'application/json' } },
    ...credentials,
  });
  const response = await fetch(`${endpointUrl}${path}`, { method, headers, ...(body && { body }) });
  if (!response.ok) throw new Error(`${method} ${path} failed: ${await response.text()}`);
  return (await response.json()) as FisAnswer;
}
