/** How long the parts of a failover take that AWS does and PostgreSQL does not. All in milliseconds. */
export interface Pace {
  /** From the writer's death to the start of an RDS-initiated failover. */
  readonly detectionMs: number;
  /** At least this long from the fence to the new writer's taking over; PostgreSQL's own promotion counts. */
  readonly promotionMs: number;
  /** How long the cluster endpoint still leads to the old writer after the new one has taken over. */
  readonly staleClusterEndpointMs: number;
  /** How long the reader endpoint still leads to the promoted reader. */
  readonly staleReaderEndpointMs: number;
  /** From the completion of a failover to the status `available`. */
  readonly availableMs: number;
}
