import type { Api, Operation, SdkClient } from '../../gateway/schema/api';
import { createApi } from '../../gateway/schema/api';
import type { Service } from '../../gateway/service';

/** Interface of a service, from the whole module of its SDK client. */
export function apiOf(module: object, clientName: string): Api {
  const client: SdkClient = Reflect.construct(Reflect.get(module, clientName), [
    { region: 'eu-west-1', credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } },
  ]);
  return createApi(module, client);
}

/** The operations that a service of the account offers, and every tenth of the service's other operations. */
export function sampleOf(operations: readonly Operation[], { findOperation }: Service): Operation[] {
  const others = operations.filter(({ name }) => findOperation(name) === undefined);
  const few = new Set(others.filter((_, index) => index % 10 === 0));
  return operations.filter((operation) => findOperation(operation.name) !== undefined || few.has(operation));
}

/** Rows of a test table: an operation's name, then the operation. */
export function rowsOf(operations: readonly Operation[]): (readonly [string, Operation])[] {
  return operations.map((operation) => [operation.name, operation] as const);
}
