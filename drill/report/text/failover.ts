import type { Run } from '../../report-format/run';

/** Names of the timeline's moments, in order of time. */
const MOMENTS = {
  requestedAt: 'requested',
  acceptedAt: 'accepted',
  failingOverAt: 'seen failing over',
  writerChangedAt: 'new writer seen',
  availableAt: 'available again',
} as const;

/** Renders the failover function's result: the new writer, the time of each step, and the RDS events. */
export function renderFailover(result: Run['failover']): string {
  const { clusterIdentifier, previousWriter, newWriter, predicted, timeline, events } = result;
  const zeroMs = Date.parse(timeline.requestedAt);
  const rows = [
    ...Object.entries(MOMENTS).map(([key, name]) => ({
      at: timeline[key as keyof typeof MOMENTS],
      text: name,
    })),
    ...events.map(({ id, at, source, message }) => ({ at, text: `${id ?? 'event'}  ${source}: ${message}` })),
  ].filter((row): row is { at: string; text: string } => row.at !== undefined);
  rows.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));

  const outcome =
    result.state === 'completed'
      ? `${clusterIdentifier} failed over: ${previousWriter} → ${newWriter}`
      : `${clusterIdentifier} is still failing over from ${previousWriter}${newWriter ? ` to ${newWriter}` : ''}`;
  const lines = [
    outcome,
    `Predicted new writer: ${predicted.join(' or ')}`,
    '',
    ...rows.map(({ at, text }) => `${seconds(Date.parse(at) - zeroMs)}  ${text}`),
    '',
    'These are the times of the control plane. To measure what an application experiences, run: lab drill',
  ];
  return lines.join('\n');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(3).padStart(9)} s`;
}
