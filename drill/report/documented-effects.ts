import type { CauseName } from '../report-format/cause';

/**
 * Documented effect of each cause. Pages of the Aurora user guide, unless another source is named:
 *
 * - `request`, `writer-lost`: "High availability for Amazon Aurora" (Concepts.AuroraHighAvailability).
 * - `crash`: "Testing Amazon Aurora PostgreSQL by using fault injection queries"
 *   (AuroraPostgreSQL.Managing.FaultInjectionQueries).
 * - `zone-outage`: AWS FIS user guide, actions `aws:network:disrupt-connectivity` and `aws:rds:failover-db-cluster`.
 * - `class-change`: "Modifying an Amazon Aurora DB cluster" (Aurora.Modifying) documents the outage. No page documents
 *   the promotion: field reports do, such as terraform-aws-modules/terraform-aws-rds-aurora#261.
 * - `patch`: "Performing a minor version upgrade" (USER_UpgradeDBInstance.PostgreSQL), and the texts of RDS-EVENT-0386
 *   and RDS-EVENT-0388.
 */
export const DOCUMENTED: Readonly<Record<CauseName, string>> = {
  request: 'A reader is promoted, often in less than 30 s.',
  crash: 'The database restarts in place, without a failover.',
  'writer-lost': 'A reader is promoted, typically in less than 60 s.',
  'zone-outage': 'Packets are dropped, and FIS requests the failover.',
  'class-change': 'The instance has an outage. Field reports: a reader is promoted first.',
  patch: 'Instances restart in groups. Only an engine upgrade may keep connections.',
};
