import { invokeFailoverFunction } from '../aws/invoke-failover-function';
import type { Cause } from './cause';

/** Requests the failover with `FailoverDBCluster`, by the lab's failover function. */
export const request: Cause = {
  async play({ access, lab, settings: { targetInstanceIdentifier }, due }) {
    await due();
    const event = targetInstanceIdentifier === undefined ? {} : { targetInstanceIdentifier };
    const observation = await invokeFailoverFunction(access.clients, lab, event, access.signal);
    return {
      cause: {
        name: 'request',
        action: 'FailoverDBCluster',
        requestedAt: observation.timeline.requestedAt,
        left: [],
      },
      observation,
    };
  },
};
