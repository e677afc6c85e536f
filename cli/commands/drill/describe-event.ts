import type { CauseName } from '../../../drill/report-format/cause';
import { formatNumberOf } from '../../../drill/report-format/number-text';
import type { DrillEvent } from '../../../drill/run/events';

/** Names of the causes in a sentence. */
const NOUNS: Readonly<Record<CauseName, string>> = {
  request: 'failover',
  crash: 'crash of the writer',
  'writer-lost': 'loss of the writer',
  'zone-outage': 'zone outage',
  'class-change': 'class change',
  patch: 'patch',
};

/** Returns a progress message for an event of a drill. */
export function describeEvent(event: DrillEvent): string {
  switch (event.state) {
    case 'found':
      return `found ${event.lab.ClusterIdentifier}`;
    case 'preparing':
      return 'preparing the database';
    case 'waiting':
      return `run ${event.run}: waiting for the cluster: ${event.seen}`;
    case 'omitted':
      return `omitting the ${NOUNS[event.cause]}: ${event.reason}`;
    case 'grouped':
      return describeGroups(event);
    case 'opening':
      return `run ${event.run}: the probe is opening its connections`;
    case 'measuring':
      return `run ${event.run}: measuring, ${NOUNS[event.cause]} in ${event.beforeSeconds} s`;
    case 'failing-over':
      return `run ${event.run}: ${NOUNS[event.cause]} now, measuring for another ${event.afterSeconds} s${describeWait(event.clientDeadlineMs)}`;
    case 'warning':
      return `run ${event.run}: ${event.text}`;
    case 'changed':
      return `run ${event.run}: ${event.left.map(({ change }) => change).join(', ')}`;
    case 'ending':
      return `run ${event.run}: ending the ${NOUNS[event.cause]}`;
    case 'failed-over':
      return `run ${event.run}: the failover function returned: ${event.failover.state}`;
    case 'void':
      return `run ${event.run}: void, the probe was stalled for too long; measuring again`;
    case 'measured':
      return `run ${event.run}: measured`;
    case 'failing-back':
      return `making ${event.writer} the writer again`;
    case 'failed-back':
      return event.problem ?? `${event.writer} is the writer again`;
  }
}

function describeGroups({ clients, processors, groups, runs }: DrillEvent & { state: 'grouped' }): string {
  const total = runs > groups ? `; ${runs} runs in total` : '';
  return `${clients} clients on ${formatNumberOf(processors, 'processor')}: measured in ${groups} groups, one failover each${total}`;
}

/** The probe waits for the last answers of the clients after it has measured. */
function describeWait(clientDeadlineMs: number | undefined): string {
  return clientDeadlineMs === undefined
    ? ''
    : `, then waiting up to ${clientDeadlineMs / 1000} s for the clients' last answers`;
}
