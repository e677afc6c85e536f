/** Settings of the lab. `docs/settings.md` explains them. */
export interface LabSettings {
  /**
   * Number of readers, 0 to 15. The cluster has one more instance: the writer.
   *
   * @default 2
   */
  readonly readers?: number;
  /**
   * Number of Availability Zones the VPC and the instances are spread over, 2 or 3.
   *
   * @default 3
   */
  readonly azs?: number;
  /**
   * `serverless`, or an instance class without the leading `db.`, such as `r7g.large`.
   *
   * @default serverless
   */
  readonly instance?: string;
  /**
   * Lower end of the capacity of serverless instances, in Aurora capacity units (ACU). With 0 the cluster pauses when it is
   * idle.
   *
   * @default 0.5
   */
  readonly minAcu?: number;
  /**
   * Upper end of the capacity of serverless instances, in ACU.
   *
   * @default 4
   */
  readonly maxAcu?: number;
  /**
   * Promotion tier of each reader, 0 to 15; one entry per reader.
   *
   * @default - 1 for each reader
   */
  readonly promotionTiers?: readonly number[];
  /**
   * Aurora PostgreSQL version, such as `17.9`.
   *
   * @default 17.9
   */
  readonly engineVersion?: string;
  /**
   * TCP port of every endpoint of the cluster.
   *
   * @default 5432
   */
  readonly port?: number;
  /**
   * Number of days for which automated backups are kept, 1 to 35.
   *
   * @default 1
   */
  readonly backupDays?: number;
  /**
   * Whether `cdk destroy` deletes the data at once, or takes a final snapshot first.
   *
   * @default delete
   */
  readonly onDestroy?: 'delete' | 'snapshot';
  /**
   * Whether RDS refuses to delete the cluster.
   *
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * Whether the stack contains an AWS FIS experiment template for the outage of each Availability Zone.
   *
   * @default false
   */
  readonly zoneOutage?: boolean;
  /**
   * Paths of modules of your own clients, which the probe contains in addition to the built-in ones.
   *
   * @default - none
   */
  readonly clients?: readonly string[];
}
