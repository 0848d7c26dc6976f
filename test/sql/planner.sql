-- What the planner makes of the types: parallel and partition-wise plans,
-- index-only scans, Memoize and hash joins, groups by meaning.
\set ECHO queries
SET client_min_messages = warning;
-- the nodes of a plan, outermost first, without what differs between servers
CREATE FUNCTION nodes(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line ~ '->' OR line !~ '^ ' THEN
			RETURN NEXT regexp_replace(line, '^ *(->  )?| (on|using) .*', '', 'g');
		END IF;
	END LOOP;
END $$;
CREATE TABLE spending (department integer, executed wanyuan, allowance wanyuan, score perf_score, target perf_target,
	actual perf_value);
INSERT INTO spending
SELECT g % 50, from_yuan(g * 1.25), from_yuan((g % 50 + 1) * 1.25), ('' || g % 16 || '/15')::perf_score,
	(ARRAY['≥95%', '=12个月', '=1年'])[1 + g % 3]::perf_target, (ARRAY['96%', '12个月', '1年'])[1 + g % 3]::perf_value
FROM generate_series(1, 20000) AS g;
CREATE INDEX spending_executed_idx ON spending (executed);
VACUUM ANALYZE spending;

-- the aggregates run in parallel workers
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SELECT nodes($$SELECT sum(executed), avg(executed), min(executed), max(executed), sum(score), avg(score) FROM spending$$);
SELECT sum(executed), avg(executed), min(executed), max(executed), sum(score) FROM spending;
SELECT sum(executed::numeric) AS sum_of_numeric FROM spending;
SELECT nodes($$SELECT department, sum(executed) FROM spending GROUP BY department$$);
SELECT nodes($$SELECT count(*) FROM spending WHERE actual <@ target$$);
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
SET max_parallel_workers_per_gather = 0;

-- how many rows meet a constant target is estimated from the statistics
CREATE FUNCTION estimated_rows(query text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	plan jsonb;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	RETURN (plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric;
END $$;
SELECT round(estimated_rows($$SELECT FROM spending WHERE actual <@ '≥95%'$$), -3) AS estimated,
	count(*) AS found FROM spending WHERE actual <@ '≥95%';
SELECT round(estimated_rows($$SELECT FROM spending WHERE actual <@ '≤12个月'$$), -3) AS estimated,
	count(*) AS found FROM spending WHERE actual <@ '≤12个月';
DROP FUNCTION estimated_rows;

-- an index answers ranges, order, the least and the greatest amount without the table
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SELECT nodes($$SELECT executed FROM spending WHERE executed BETWEEN '1.00' AND '1.10' ORDER BY executed$$);
SELECT count(executed) FROM spending WHERE executed BETWEEN '1.00' AND '1.10';
SELECT nodes($$SELECT max(executed) FROM spending$$);
SELECT max(executed) FROM spending;
RESET enable_seqscan;
RESET enable_bitmapscan;

-- a comparison with a number is one with an amount, in an index, whatever kind of number it is; casts from smallint and double
-- precision came later than these plans, and operators for them would have changed them
CREATE FUNCTION condition(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	plan jsonb;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON, COSTS OFF) ' || query INTO plan;
	plan := plan -> 0 -> 'Plan';
	RETURN concat_ws(' ', plan ->> 'Node Type', plan ->> 'Index Cond', plan ->> 'Filter');
END $$;
CREATE FUNCTION prepared_condition(mode text, type text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	PERFORM set_config('plan_cache_mode', mode, false);
	EXECUTE format('PREPARE beyond%s AS SELECT executed FROM spending WHERE executed > $1', type);
	result := condition('EXECUTE beyond(5)');
	DEALLOCATE beyond;
	RETURN result;
END $$;
SELECT number, condition('SELECT executed FROM spending WHERE executed > ' || number)
FROM unnest(ARRAY['5', '5.5', '5.0000001', '9007199254740993', '''5''', '5::smallint', '5::bigint']) AS number;
SELECT mode, type, prepared_condition(mode, type)
FROM unnest(ARRAY['force_custom_plan', 'force_generic_plan']) AS mode,
	unnest(ARRAY['', '(smallint)', '(integer)', '(bigint)', '(numeric)', '(wanyuan)']) AS type;
RESET plan_cache_mode;
DROP FUNCTION condition, prepared_condition;

-- joins on amounts: hash and Memoize
CREATE TABLE ceiling (amount wanyuan PRIMARY KEY, label text);
INSERT INTO ceiling SELECT from_yuan(g * 1.25), g::text FROM generate_series(1, 20000) AS g;
VACUUM ANALYZE ceiling;
SET enable_mergejoin = off;
SET enable_nestloop = off;
SELECT nodes($$SELECT count(*) FROM spending s JOIN ceiling c ON c.amount = s.executed$$);
SELECT count(*) FROM spending s JOIN ceiling c ON c.amount = s.executed;
SET enable_nestloop = on;
SET enable_hashjoin = off;
SET enable_indexonlyscan = off;
SELECT nodes($$SELECT count(c.label) FROM spending s JOIN ceiling c ON c.amount = s.allowance$$);
RESET enable_mergejoin;
RESET enable_hashjoin;
RESET enable_indexonlyscan;

-- targets group by meaning, hashed and sorted alike
SET enable_sort = off;
SELECT nodes($$SELECT target, count(*) FROM spending GROUP BY target$$);
SELECT comparator(target), to_numeric(target, unit(target)) > 0 AS positive, count(*) FROM spending GROUP BY target ORDER BY 3;
RESET enable_sort;
SET enable_hashagg = off;
SELECT comparator(target), count(*) FROM spending GROUP BY target ORDER BY 2;
RESET enable_hashagg;

-- partitions by amount and by hash are pruned and aggregated one by one
CREATE TABLE spread (department integer, executed wanyuan) PARTITION BY RANGE (executed);
CREATE TABLE spread_small PARTITION OF spread FOR VALUES FROM (MINVALUE) TO ('1.00');
CREATE TABLE spread_large PARTITION OF spread FOR VALUES FROM ('1.00') TO (MAXVALUE);
INSERT INTO spread SELECT department, executed FROM spending;
SELECT nodes($$SELECT sum(executed) FROM spread WHERE executed < '0.50'$$);
CREATE TABLE shard (department integer, executed wanyuan) PARTITION BY HASH (executed);
CREATE TABLE shard_0 PARTITION OF shard FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE shard_1 PARTITION OF shard FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO shard SELECT department, executed FROM spending;
SET enable_partitionwise_aggregate = on;
SELECT nodes($$SELECT executed, count(*) FROM shard GROUP BY executed$$);
SELECT nodes($$SELECT sum(executed) FROM shard$$);
SELECT sum(executed) FROM shard;
RESET enable_partitionwise_aggregate;
DROP TABLE spending, ceiling, spread, shard;
DROP FUNCTION nodes;
