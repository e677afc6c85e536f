import { validationError } from '../../faults';
import type { Value } from '../value';
import { findUnknown, isList, isScalar, Unknown } from '../value';
import { divideCidr } from './cidr-blocks';
import type { Intrinsic } from './scope';

/** Functions that return lists, and `Fn::Select`. */
export const lists: Readonly<Record<string, Intrinsic>> = {
  'Fn::Select'(argument, evaluate) {
    const [first, second, ...rest] = isList(argument) ? argument : [];
    const position = first === undefined ? undefined : evaluate(first);
    const list = second === undefined ? undefined : evaluate(second);
    if (position instanceof Unknown) return position;
    if (list instanceof Unknown) return list;
    const index = typeof position === 'symbol' ? Number.NaN : Number(position);
    if (!Number.isInteger(index) || !isList(list) || rest.length > 0) {
      throw validationError(
        'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
      );
    }
    const selected = list[index];
    if (selected === undefined) {
      throw validationError(`Template error: Fn::Select cannot select nonexistent value at index ${index}`);
    }
    return selected;
  },

  'Fn::GetAZs'(argument, evaluate, scope) {
    const region = evaluate(argument);
    if (region instanceof Unknown) return region;
    if (typeof region !== 'string') {
      throw validationError('Template error: every Fn::GetAZs object must have a String-typed value.');
    }
    return scope.zones(region);
  },

  'Fn::Cidr'(argument, evaluate) {
    const values = isList(argument) ? argument.map(evaluate) : [];
    const known = values.filter((value): value is Value => typeof value !== 'symbol');
    const unknown = findUnknown(known);
    if (unknown !== undefined) return unknown;
    const [block, count, hostBits = 8] = known;
    if (!isScalar(block) || !isScalar(count) || !isScalar(hostBits) || known.length > 3) {
      throw cidrError('requires an address block, a count and the number of subnet bits');
    }
    const blocks = isCount(count) ? divideCidr(String(block), Number(count), Number(hostBits)) : undefined;
    if (blocks === undefined) throw cidrError(`cannot make ${count} blocks of ${hostBits} bits in ${block}`);
    return blocks;
  },
};

/** `Fn::Cidr` returns 1 to 256 blocks (user guide, "Fn::Cidr"). */
function isCount(value: string | number | boolean): boolean {
  const count = Number(value);
  return Number.isInteger(count) && count >= 1 && count <= 256;
}

function cidrError(why: string): Error {
  return validationError(`Template error: every Fn::Cidr object ${why}.`);
}
