import { suggestion } from './suggestion';
import type { Reading } from './values';
import { showValue } from './values';

const SMALL = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'];
const MEDIUM = [...SMALL, '12xlarge', '16xlarge'];

/**
 * Sizes of the instance classes of Aurora PostgreSQL, by family, without burstable classes. A test compares them with
 * CDK's validator (rule E3025).
 * Source: Aurora user guide, "Supported DB engines for DB instance classes".
 */
const sizesOf: Readonly<Record<string, readonly string[]>> = {
  r5: [...MEDIUM, '24xlarge'],
  r6g: MEDIUM,
  r6gd: MEDIUM.slice(1),
  r6i: [...MEDIUM, '24xlarge', '32xlarge'],
  r6id: ['24xlarge', '32xlarge'],
  r7g: MEDIUM,
  r7i: [...MEDIUM, '24xlarge', '48xlarge'],
  r8g: [...MEDIUM, '24xlarge', '48xlarge'],
  r8gd: [...MEDIUM.slice(1), '24xlarge', '48xlarge'],
  x2g: MEDIUM,
};

/** All supported instance classes, such as `r7g.large`. */
export const instanceClasses: readonly string[] = Object.entries(sizesOf).flatMap(([family, sizes]) =>
  sizes.map((size) => `${family}.${size}`),
);

/**
 * Reads `serverless` or an instance class, with or without its leading `db.`.
 *
 * Refuses burstable classes: they do not support the Data API, which the drill uses to prepare the database.
 * Source: Aurora user guide, "Limitations with Amazon RDS Data API".
 */
export function readInstance(value: unknown): Reading<string> {
  const name = typeof value === 'string' ? value.replace(/^db\./, '') : '';
  if (name === 'serverless' || instanceClasses.includes(name)) return { value: name };
  if (!/^[a-z][a-z0-9-]*\.[a-z0-9.]+$/.test(name)) {
    return {
      problem: `${showValue(value)} is not of the form <family>.<size>, such as r7g.large, nor "serverless"`,
    };
  }
  if (/^t\d/.test(name)) {
    const why = 'is burstable, and burstable classes have no Data API, which the lab uses';
    return { problem: `${showValue(value)} ${why}; use serverless or a class such as r7g.large` };
  }
  return {
    problem: `${showValue(value)} is not an instance class of Aurora PostgreSQL; ${describeAlternatives(name)}`,
  };
}

function describeAlternatives(name: string): string {
  const [family = ''] = name.split('.');
  const sizes = Object.hasOwn(sizesOf, family) ? sizesOf[family] : undefined;
  return sizes
    ? `sizes of ${family}: ${sizes.join(', ')}`
    : suggestion(family, Object.keys(sizesOf), 'families');
}
