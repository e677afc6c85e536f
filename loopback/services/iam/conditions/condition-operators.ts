import type { Comparison } from './comparisons';
import {
  bytes,
  dates,
  equalText,
  equalTextIgnoringCase,
  inAddressRange,
  likeArn,
  likeText,
  numbers,
  truth,
} from './comparisons';

export interface Operator extends Comparison {
  /** Whether the operator requires that no value matches. */
  readonly isNegated: boolean;
}

const is = (comparison: Comparison): Operator => ({ ...comparison, isNegated: false });
const isNot = (comparison: Comparison): Operator => ({ ...comparison, isNegated: true });

const equal = (difference: number) => difference === 0;
const less = (difference: number) => difference < 0;
const lessOrEqual = (difference: number) => difference <= 0;
const greater = (difference: number) => difference > 0;
const greaterOrEqual = (difference: number) => difference >= 0;

/**
 * Source: IAM user guide, "IAM JSON policy elements: Condition operators". `Null` is handled separately, because it
 * compares no values.
 */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ['StringEquals', is(equalText)],
  ['StringNotEquals', isNot(equalText)],
  ['StringEqualsIgnoreCase', is(equalTextIgnoringCase)],
  ['StringNotEqualsIgnoreCase', isNot(equalTextIgnoringCase)],
  ['StringLike', is(likeText)],
  ['StringNotLike', isNot(likeText)],
  ['ArnEquals', is(likeArn)],
  ['ArnLike', is(likeArn)],
  ['ArnNotEquals', isNot(likeArn)],
  ['ArnNotLike', isNot(likeArn)],
  ['Bool', is(truth)],
  ['BinaryEquals', is(bytes)],
  ['IpAddress', is(inAddressRange)],
  ['NotIpAddress', isNot(inAddressRange)],
  ['NumericEquals', is(numbers(equal))],
  ['NumericNotEquals', isNot(numbers(equal))],
  ['NumericLessThan', is(numbers(less))],
  ['NumericLessThanEquals', is(numbers(lessOrEqual))],
  ['NumericGreaterThan', is(numbers(greater))],
  ['NumericGreaterThanEquals', is(numbers(greaterOrEqual))],
  ['DateEquals', is(dates(equal))],
  ['DateNotEquals', isNot(dates(equal))],
  ['DateLessThan', is(dates(less))],
  ['DateLessThanEquals', is(dates(lessOrEqual))],
  ['DateGreaterThan', is(dates(greater))],
  ['DateGreaterThanEquals', is(dates(greaterOrEqual))],
]);
