import type { Clock } from './clock';
import type { ClusterMember } from './cluster-member';
import type { EventLog, RdsEvent } from './event-log';
import { EVENTS } from './event-messages';
import type { InstanceStatus } from './model';

type Template = Pick<RdsEvent, 'id' | 'sourceType' | 'categories' | 'message'>;

/** Events that RDS emits when an instance becomes available, by its previous status. */
const ARRIVALS: Partial<Record<InstanceStatus, readonly Template[]>> = {
  creating: [EVENTS.instanceCreated],
  rebooting: [EVENTS.instanceRestarted],
  failed: [EVENTS.instanceRestarted],
  maintenance: [EVENTS.instanceRestarted, EVENTS.patchesFinished],
  modifying: [EVENTS.instanceRestarted, EVENTS.classChangeFinished],
  upgrading: [EVENTS.instanceRestarted],
  starting: [EVENTS.instanceStarted],
};

/** Writes the events of one cluster and its instances into the account's log. */
export class EventRecorder {
  readonly #clusterIdentifier: string;
  readonly #log: EventLog;
  readonly #clock: Clock;

  constructor(clusterIdentifier: string, log: EventLog, clock: Clock) {
    this.#clusterIdentifier = clusterIdentifier;
    this.#log = log;
    this.#clock = clock;
  }

  cluster(template: Template): void {
    this.#log.add({ ...template, at: this.#clock.date(), sourceIdentifier: this.#clusterIdentifier });
  }

  instance(member: ClusterMember, template: Template): void {
    this.#log.add({ ...template, at: this.#clock.date(), sourceIdentifier: member.identifier });
  }

  /** Sets an instance to `available`, with its pending class, and records the events. An instance that is being deleted is left unchanged. */
  arrival(member: ClusterMember): void {
    const templates = ARRIVALS[member.status];
    if (templates === undefined) return;
    member.status = 'available';
    member.instanceClass = member.pendingInstanceClass ?? member.instanceClass;
    member.pendingInstanceClass = undefined;
    for (const template of templates) this.instance(member, template);
  }
}
