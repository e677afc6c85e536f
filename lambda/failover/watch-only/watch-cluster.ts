import type { WatchResult } from '../contract';
import type { WatchOrder } from '../event';
import type { Invocation } from '../invocation';
import { isOfDisturbance, NO_RECORDS, readRecords } from '../watch/records';
import { sleepUntilNextLook } from '../watch/sighting';
import { beginWatch } from './begin';
import { addLook, startOf } from './disturbance';
import { decideInTime, findEnd } from './end';
import type { CloseLook } from './look-closely';
import { lookClosely } from './look-closely';
import { toWatchResult } from './watch-result';

/**
 * Watches the cluster until a disturbance has ended or the time is up. Calls nothing that changes the cluster.
 *
 * Reads the events with every look, because a restart may begin and end between two looks: then its events are the only
 * sign. RDS shows no restart time of an instance. Once the watch has begun, errors of AWS do not end it.
 *
 * @throws ClusterNotReady, NotEnoughTime, or AWS's own error, if the watch cannot begin
 */
export async function watchCluster(order: WatchOrder, invocation: Invocation): Promise<WatchResult> {
  const { clock, log } = invocation;
  const deadlineMs = Math.min(clock.nowMs() + order.waitSeconds * 1000, invocation.answerByMs);
  const begun = await beginWatch(order, invocation);
  const { cluster, start } = begun;
  const query = { cluster, since: start.beganAt, includes: isOfDisturbance };
  let disturbance = startOf(start.writer);
  let records = NO_RECORDS;
  let look: CloseLook | undefined = begun.firstLook;

  for (;;) {
    const lookedAtMs = clock.nowMs();
    records = (await readRecords(query, invocation)) ?? records;
    const isFirstSign = disturbance.firstSignAtMs === undefined;
    disturbance = addLook(disturbance, look, records, clock.nowMs());
    if (isFirstSign && disturbance.firstSignAtMs !== undefined) log({ step: 'disturbed' });
    const end = findEnd(disturbance);
    if (end) return toWatchResult(begun, disturbance, end);
    if (clock.nowMs() >= deadlineMs) return toWatchResult(begun, disturbance, decideInTime(disturbance));
    await sleepUntilNextLook(lookedAtMs, deadlineMs, invocation);
    look = await lookClosely(cluster.identifier, start.writer, invocation);
  }
}
