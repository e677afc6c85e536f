import type { Api, Operation, SdkClient } from '../../gateway/schema/api';
import { createApi } from '../../gateway/schema/api';

/** The interface of a service, from the whole module of its SDK client. */
export function apiOf(module: object, clientName: string): Api {
  const client: SdkClient = Reflect.construct(Reflect.get(module, clientName), [
    { region: 'eu-west-1', credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } },
  ]);
  return createApi(module, client);
}

/** Rows of a test table: an operation's name, then the operation. */
export function rowsOf(operations: readonly Operation[]): (readonly [string, Operation])[] {
  return operations.map((operation) => [operation.name, operation] as const);
}
