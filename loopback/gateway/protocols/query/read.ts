import type { NormalizedSchema } from '@smithy/core/schema';
import { CommonError } from '../../errors';
import { readMembers } from '../../schema/members';
import { readScalar } from '../../schema/scalar';
import type { ParameterTree } from './tree';

/**
 * Reads a structure, such as an operation's input, from parameters, by the serialisation rules of the Query protocol
 * (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html). Unknown parameters are refused: if
 * they were ignored, the caller would not notice that they have no effect.
 *
 * Throws `MalformedInput` for a wrong structure, `InvalidParameterValue` for an unreadable value or an unknown
 * parameter, `MissingParameter` for an absent required member.
 */
export function readStructure(schema: NormalizedSchema, node: ParameterTree): Record<string, unknown> {
  if (node.text !== undefined) throw malformed(node, 'is a structure and cannot have a value');
  const members = readMembers(schema);
  const value: Record<string, unknown> = {};
  for (const [wireName, child] of node.children) {
    const member = members.byWireName.get(wireName);
    if (member === undefined) {
      throw new CommonError('InvalidParameterValue', `The parameter ${child.path} is not recognized.`);
    }
    value[member.name] = readValue(member.schema, child);
  }
  const missing = members.required.find((name) => value[name] === undefined);
  if (missing !== undefined) {
    const path = node.path === '' ? missing : `${node.path}.${missing}`;
    throw new CommonError('MissingParameter', `The request must contain the parameter ${path}.`);
  }
  return value;
}

function readValue(schema: NormalizedSchema, node: ParameterTree): unknown {
  if (schema.isStructSchema()) return readStructure(schema, node);
  if (schema.isListSchema()) return readList(schema, node);
  if (schema.isMapSchema()) return readMap(schema, node);
  return readText(schema, node);
}

function readList(schema: NormalizedSchema, node: ParameterTree): unknown[] {
  if (isEmptyCollection(node)) return [];
  const item = schema.getValueSchema();
  const isFlat = Boolean(schema.getMergedTraits().xmlFlattened);
  const container = isFlat ? node : onlyChild(node, item.getMergedTraits().xmlName ?? 'member');
  return numbered(container).map((child) => readValue(item, child));
}

function readMap(schema: NormalizedSchema, node: ParameterTree): Record<string, unknown> {
  if (isEmptyCollection(node)) return {};
  const key = schema.getKeySchema();
  const value = schema.getValueSchema();
  const container = schema.getMergedTraits().xmlFlattened ? node : onlyChild(node, 'entry');
  const entries = numbered(container).map((entry) => {
    const keyNode = entry.children.get(key.getMergedTraits().xmlName ?? 'key');
    const valueNode = entry.children.get(value.getMergedTraits().xmlName ?? 'value');
    if (keyNode === undefined || valueNode === undefined || entry.children.size !== 2) {
      throw malformed(entry, 'is an entry of a map and takes a key and a value');
    }
    return [readText(key, keyNode), readValue(value, valueNode)];
  });
  return Object.fromEntries(entries);
}

function readText(schema: NormalizedSchema, node: ParameterTree): unknown {
  if (node.text === undefined || node.children.size > 0) throw malformed(node, 'is a single value');
  const reading = readScalar(schema, node.text);
  if (reading.state === 'refused') {
    throw new CommonError(
      'InvalidParameterValue',
      `Invalid value ${node.text} for ${node.path}. Must be ${reading.expected}`,
    );
  }
  return reading.value;
}

/** Whether the list or map is empty, which clients send as `Tags=`. */
function isEmptyCollection(node: ParameterTree): boolean {
  if (node.text === undefined) return false;
  if (node.text !== '' || node.children.size > 0) throw malformed(node, 'is a list or a map');
  return true;
}

function onlyChild(node: ParameterTree, name: string): ParameterTree {
  const child = node.children.get(name);
  if (child === undefined || node.children.size !== 1 || child.text !== undefined) {
    throw malformed(node, `takes ${node.path}.${name}.1, ${node.path}.${name}.2 and so on`);
  }
  return child;
}

function numbered(node: ParameterTree): ParameterTree[] {
  const entries = [...node.children];
  const stray = entries.find(([index]) => !/^[1-9]\d{0,5}$/.test(index));
  if (stray !== undefined) throw malformed(stray[1], 'must end in a number from 1');
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
}

function malformed(node: ParameterTree, why: string): CommonError {
  return new CommonError('MalformedInput', `The parameter ${node.path} ${why}.`);
}
