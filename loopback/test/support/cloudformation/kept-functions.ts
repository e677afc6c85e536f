import type {
  FunctionInput,
  FunctionStore,
} from '../../../services/cloudformation/resource-types/functions/function-store';

/** Function store that remembers the functions created in it, but runs no function. */
export class KeptFunctions implements FunctionStore {
  readonly kept = new Map<string, { input: FunctionInput; zip: Uint8Array | undefined }>();
  readonly invokeConfigs = new Map<string, object>();

  get all() {
    return [...this.kept.keys()].map((name) => ({ name, arn: `arn:${name}` }));
  }
  async create(input: FunctionInput, zip: Uint8Array) {
    return this.update(input, zip);
  }
  async update(input: FunctionInput, zip: Uint8Array | undefined) {
    const name = input.FunctionName ?? '';
    this.kept.set(name, { input, zip: zip ?? this.kept.get(name)?.zip });
    return { name, arn: `arn:${name}` };
  }
  async remove(name: string) {
    this.kept.delete(name);
  }
  putEventInvokeConfig(reference: string, qualifier: string, config: object) {
    this.invokeConfigs.set(`${reference}:${qualifier}`, config);
  }
  removeEventInvokeConfig(reference: string, qualifier: string) {
    this.invokeConfigs.delete(`${reference}:${qualifier}`);
  }
}
