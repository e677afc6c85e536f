/** Account and region that every resource belongs to. */
export interface AccountIdentity {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
  /** Availability Zones of the region, at least two. */
  readonly availabilityZones: readonly string[];
}
