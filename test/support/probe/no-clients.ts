import type { StartThread } from '../../../lambda/probe/harness/start-thread';

/** For runs without clients. */
export const noClients: StartThread = ({ client }) => {
  throw new Error(`the run must have no clients, got ${client}`);
};
