/** Whose resources these are. */
export interface Account {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
  /** Availability Zones of the region, at least two. */
  readonly availabilityZones: readonly string[];
}
