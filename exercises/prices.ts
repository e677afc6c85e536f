/**
 * Prices of us-east-1 in 2026, in US dollars (https://aws.amazon.com/rds/aurora/pricing/,
 * https://aws.amazon.com/cloudwatch/pricing/, https://aws.amazon.com/secrets-manager/pricing/). `docs/aws.md` explains
 * them.
 */
export const PRICES_USD = {
  /** One Aurora capacity unit (ACU) for one hour. */
  acuHour: 0.12,
  volumeGbMonth: 0.1,
  snapshotGbMonth: 0.021,
  logGbMonth: 0.03,
  secretMonth: 0.4,
} as const;

/** Capacity of each serverless instance of the lab with the default settings (`docs/settings.md`). */
export const INSTANCE_ACU = { idle: 0.5, max: 4 } as const;

/** Renders the price of running serverless instances with the default capacity. */
export function renderHourlyPrice(instances: number): string {
  const price = (acu: number) => renderUsd(instances * acu * PRICES_USD.acuHour);
  return `${price(INSTANCE_ACU.idle)} an hour when idle, ${price(INSTANCE_ACU.max)} at the maximum`;
}

/** Renders at least two decimals, and a third one if it is not zero. */
export function renderUsd(amount: number): string {
  return `$${amount.toFixed(3).replace(/0$/, '')}`;
}
