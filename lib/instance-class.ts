import type { Reading } from './values';
import { seen } from './values';

const form =
  /^(?:db\.)?([a-z][a-z0-9]*(?:-[a-z0-9]+)?)\.((?:medium|large|xlarge|\d{1,2}xlarge)(?:\.[a-z0-9]+)*)$/;

/**
 * Reads `serverless` or an instance class, with or without its leading `db.`.
 *
 * Burstable classes are refused because RDS Data API, by which the drill prepares the database,
 * is not offered on them. Source: Aurora user guide, "Limitations with Amazon RDS Data API".
 */
export function readInstance(value: unknown): Reading<string> {
  if (value === 'serverless' || value === 'db.serverless') return { value: 'serverless' };
  const [, family, size] = form.exec(typeof value === 'string' ? value : '') ?? [];
  if (!family || !size) {
    return {
      problem: `${seen(value)} is not of the form <family>.<size>, such as r7g.large, nor "serverless"`,
    };
  }
  if (/^t\d/.test(family)) {
    const why = 'is burstable, and burstable classes have no Data API, which the lab uses';
    return { problem: `${seen(value)} ${why}; use serverless or a class such as r7g.large` };
  }
  return { value: `${family}.${size}` };
}
