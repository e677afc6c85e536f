import type { CauseName } from '../../../drill/report-format/cause';
import type { Observation } from '../../../drill/report-format/failover';
import type { SimulatedClient } from './simulated-client';
import type { Trouble } from './simulated-lane';
import type { Scenario } from './simulated-run';

const REQUESTED_MS = 3_000;
const DURATION_MS = 12_000;
/** lab-2 never takes over. */
const NEVER_MS = 1_000_000;

const during = (kind: Trouble['kind'], fromMs: number, toMs: number): Trouble => ({ kind, fromMs, toMs });

/** A scenario for each cause, as a drill with the clients pg-query and pg-tuned sees it. */
export const CAUSE_SCENARIOS: Readonly<Record<CauseName, Scenario>> = {
  request: play('request', 'FailoverDBCluster', 3_230, during('refused', 3_042, 3_230)),
  crash: {
    ...play('crash', "SELECT aurora_inject_crash('instance')", NEVER_MS, during('refused', 3_042, 3_400)),
    observe: (result) => keepRole(result, [['lab-1', 'RDS-EVENT-0006', 'DB instance restarted']]),
  },
  // The probe's time limit ends after the takeover.
  'writer-lost': play('writer-lost', 'loss of lab-1 with its host', 4_500, during('silent', 3_002, 5_500)),
  'zone-outage': {
    ...play('zone-outage', 'AWS FIS experiment EXP1 in us-east-1a', 5_300, during('silent', 3_050, 5_300)),
    endedMs: DURATION_MS + 400,
  },
  'class-change': {
    ...play('class-change', 'ModifyDBInstance lab-1 to db.r7g.large', 3_900, during('refused', 3_600, 3_900)),
    left: [
      {
        change: 'lab-1 is of class db.r7g.large and was of class db.serverless',
        undo: 'aws rds modify-db-instance --db-instance-identifier lab-1 --db-instance-class db.serverless --apply-immediately',
      },
    ],
    observe: (result) => ({
      ...result,
      events: [...classEvents('0012'), ...withSwitch(result.events), ...classEvents('0014')],
    }),
  },
  patch: {
    ...play('patch', 'ApplyPendingMaintenanceAction system-update', 4_300, during('refused', 4_000, 4_300)),
    observe: (result) => ({ ...result, events: [...patchEvents(), ...withSwitch(result.events)] }),
  },
};

/** No cause: the failover function and the probe see nothing. */
export const NOTHING_SEEN: Scenario = {
  ...CAUSE_SCENARIOS.crash,
  troubles: {},
  observe: (result) => ({ ...keepRole(result, []), state: 'nothing-seen' }),
};

function play(name: CauseName, action: string, takeoverMs: number, trouble: Trouble): Scenario {
  return {
    durationMs: DURATION_MS,
    requestedMs: REQUESTED_MS,
    takeoverMs,
    hasConnections: true,
    cause: name,
    action,
    troubles: { write: [trouble] },
    clients: simulateClients(trouble),
    observe: (result) => ({ ...result, events: withSwitch(result.events) }),
  };
}

/** Adds the event of the switch of the cluster endpoint before the end of the failover. */
function withSwitch(events: Observation['events']): Observation['events'] {
  return events.flatMap((event) =>
    event.id === 'RDS-EVENT-0071'
      ? [{ ...event, id: 'RDS-EVENT-0385', source: 'lab-2', message: 'Cluster topology is updated' }, event]
      : [event],
  );
}

/** Without a deadline a client never notices that its connections are silent. */
function simulateClients(trouble: Trouble): SimulatedClient[] {
  const endless = trouble.kind === 'silent' ? { ...trouble, toMs: NEVER_MS } : trouble;
  return [
    { name: 'pg-query', troubles: [endless], timeoutMs: 30_000 },
    { name: 'pg-tuned', troubles: [trouble] },
  ];
}

function keepRole(
  { newWriter: _, timeline, ...facts }: Observation,
  events: readonly (readonly [source: string, id: string, message: string])[],
): Observation {
  const { writerChangedAt: __, ...times } = timeline;
  return {
    ...facts,
    state: 'role-unchanged',
    timeline: times,
    events: events.map(([source, id, message]) => ({ source, id, message, at: timeline.requestedAt })),
  };
}

const AT = '2026-11-22T10:00:03.010Z';

function classEvents(number: '0012' | '0014') {
  const message =
    number === '0012'
      ? 'Applying modification to database instance class'
      : 'Finished applying modification to DB instance class';
  return [{ id: `RDS-EVENT-${number}`, at: AT, source: 'lab-1', message }];
}

/** Events of a system update of 15 members. */
function patchEvents() {
  const members = Array.from({ length: 15 }, (_, index) => `lab-${index + 1}`);
  const partitions = members.map((member) => `[${member}]`).join(', ');
  return [
    {
      id: 'RDS-EVENT-0386',
      at: AT,
      source: 'lab',
      message: `DB instances in DB cluster lab have been partitioned: ${partitions}. DB cluster is online.`,
    },
    ...members.map((member, index) => ({
      id: 'RDS-EVENT-0388',
      at: AT,
      source: 'lab',
      message: `Starting offline patches to DB instances in partition ${index + 1}/15 for DB cluster lab: [${member}]`,
    })),
    ...members.map((source) => ({
      id: 'RDS-EVENT-0047',
      at: AT,
      source,
      message: 'Database instance patched',
    })),
  ];
}
