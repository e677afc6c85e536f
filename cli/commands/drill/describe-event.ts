import type { DrillEvent } from '../../../drill/run/events';

/** Describes an event of a drill as a phrase. */
export function describeEvent(event: DrillEvent): string {
  switch (event.state) {
    case 'found':
      return `found ${event.lab.ClusterIdentifier}`;
    case 'preparing':
      return 'preparing the database';
    case 'waiting':
      return `run ${event.run}: waiting, ${event.seen}`;
    case 'opening':
      return `run ${event.run}: the probe opens its connections`;
    case 'measuring':
      return `run ${event.run}: measuring, failover in ${event.beforeSeconds} s`;
    case 'failing-over':
      return `run ${event.run}: failing over, measuring for ${event.afterSeconds} s more`;
    case 'failed-over':
      return `run ${event.run}: the failover function answered ${event.failover.state}`;
    case 'void':
      return `run ${event.run}: void, the probe was stalled for too long; measuring again`;
    case 'measured':
      return `run ${event.run}: measured`;
  }
}
