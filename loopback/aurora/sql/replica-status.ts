import { topologyFile } from './topology';

/**
 * Defines `aurora_replica_status()` with the columns, NULLs and roles that the user guide documents
 * ("aurora_replica_status"). The types are those of the examples in the guide, because AWS documents no types.
 * Positions are bytes of this cluster's log.
 *
 * The list of members comes from the topology file, their state from the server itself. A member's knowledge of its
 * role takes precedence: during a failover the file may still name the old writer, and then either no member or the
 * queried member is `MASTER_SESSION_ID`. Lag is known for the queried reader and, on the writer, for every reader that
 * streams. PostgreSQL forgets the lag of a reader that has applied everything, and measures it again with the reader's
 * first reply after a write. The function waits for that reply, at most 100 ms. NULL means unknown; the writer has no
 * lag. Columns documented as "not used", and those about Aurora's storage, are NULL. `cpu` is that of the storage
 * daemon, which does not exist here: 0.
 *
 * SECURITY DEFINER because the underlying facts are visible to superusers only; no argument, a fixed search path.
 */
export const replicaStatusFunction = `
CREATE OR REPLACE FUNCTION pg_catalog.aurora_replica_status(
  OUT server_id text,
  OUT session_id text,
  OUT durable_lsn bigint,
  OUT highest_lsn_rcvd bigint,
  OUT current_read_lsn bigint,
  OUT cur_replay_latency_in_usec bigint,
  OUT active_txns bigint,
  OUT is_current boolean,
  OUT last_transport_error integer,
  OUT last_error_timestamp timestamptz,
  OUT last_update_timestamp timestamptz,
  OUT feedback_xmin xid,
  OUT feedback_epoch integer,
  OUT replica_lag_in_msec double precision,
  OUT log_stream_speed_in_kib_per_second double precision,
  OUT log_buffer_sequence_number bigint,
  OUT oldest_read_view_trx_id xid,
  OUT oldest_read_view_lsn bigint,
  OUT pending_read_ios integer,
  OUT read_ios bigint,
  OUT iops integer,
  OUT cpu real
) RETURNS SETOF record
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  asked_at constant timestamptz := clock_timestamp();
  self constant text := current_setting('cluster_name');
  self_reads constant boolean := pg_is_in_recovery();
  topology constant jsonb := pg_read_file('${topologyFile}', true)::jsonb -> 'members';
  known_lsn constant pg_lsn := CASE WHEN self_reads
    THEN (SELECT latest_end_lsn FROM pg_stat_wal_receiver WHERE status = 'streaming')
    ELSE pg_current_wal_flush_lsn() END;
  self_lag double precision;
BEGIN
  IF self_reads AND known_lsn IS NOT NULL THEN
    self_lag := aurora_replay_lag(known_lsn);
  END IF;
  WHILE NOT self_reads AND clock_timestamp() < asked_at + '100 ms'::interval AND EXISTS (
    SELECT FROM pg_stat_replication JOIN jsonb_array_elements(topology) AS listed
      ON lower(application_name) = listed ->> 'identifier'
    WHERE state = 'streaming' AND replay_lag IS NULL AND replay_lsn < known_lsn)
  LOOP
    PERFORM pg_sleep(0.001);
  END LOOP;
  RETURN QUERY
  WITH member AS (
    SELECT identifier, "resourceId" AS resource_id, role = 'writer' AND self_reads AS writes, "lastSeenAt" AS seen_at
    FROM jsonb_to_recordset(coalesce(topology, '[]'))
      AS listed(identifier text, "resourceId" text, role text, "lastSeenAt" timestamptz)
    WHERE identifier <> self
  UNION ALL
    SELECT self, coalesce(
      (SELECT listed ->> 'resourceId' FROM jsonb_array_elements(topology) AS listed WHERE listed ->> 'identifier' = self),
      self), NOT self_reads, NULL
  ), observed AS (
    SELECT member.*, identifier = self AS is_self,
      CASE WHEN writes THEN known_lsn WHEN identifier = self THEN pg_last_wal_replay_lsn() ELSE replay_lsn END AS applied,
      CASE WHEN writes THEN NULL WHEN identifier = self THEN pg_last_wal_receive_lsn() ELSE flush_lsn END AS received,
      stream.replay_lag, stream.flush_lag, stream.reply_time, stream.backend_xmin,
      CASE WHEN writes THEN NULL
           WHEN identifier = self THEN self_lag
           WHEN replay_lsn >= known_lsn THEN 0
           ELSE extract(epoch FROM replay_lag) * 1000 END AS lag
    FROM member LEFT JOIN pg_stat_replication AS stream ON lower(application_name) = identifier AND state = 'streaming'
  )
  SELECT identifier,
    CASE WHEN writes THEN 'MASTER_SESSION_ID' ELSE md5(resource_id)::uuid::text END,
    (applied - '0/0')::bigint,
    (received - '0/0')::bigint,
    CASE WHEN NOT writes THEN (applied - '0/0')::bigint END,
    (extract(epoch FROM replay_lag - flush_lag) * 1000000)::bigint,
    CASE WHEN is_self AND NOT writes THEN
      (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND xact_start IS NOT NULL) END,
    true, 0, NULL::timestamptz,
    CASE WHEN NOT is_self THEN coalesce(seen_at, date_trunc('second', coalesce(reply_time, now()))) END,
    backend_xmin, NULL::integer,
    lag::double precision,
    NULL::double precision, NULL::bigint, NULL::xid, NULL::bigint, NULL::integer, NULL::bigint, NULL::integer,
    0::real
  FROM observed ORDER BY identifier;
END $$`;

/**
 * Defines how many milliseconds this reader's replay is behind a position that the reader knows. If the position is applied
 * within 10 ms, the lag is the time until it was applied. Otherwise the lag is the age of the last applied commit, the best
 * estimate that a reader has. Without the wait, a single new record after an idle hour would be reported as an hour of lag.
 */
export const replayLagFunction = `
CREATE OR REPLACE FUNCTION pg_catalog.aurora_replay_lag(known_lsn pg_lsn) RETURNS double precision
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  asked_at constant timestamptz := clock_timestamp();
  waited interval := '0';
BEGIN
  WHILE pg_last_wal_replay_lsn() < known_lsn AND waited < '10 ms' LOOP
    PERFORM pg_sleep(0.001);
    waited := clock_timestamp() - asked_at;
  END LOOP;
  IF pg_last_wal_replay_lsn() < known_lsn THEN
    waited := clock_timestamp() - coalesce(pg_last_xact_replay_timestamp(), pg_postmaster_start_time());
  END IF;
  RETURN extract(epoch FROM waited) * 1000;
END $$`;
