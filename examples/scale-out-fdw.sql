-- A ledger over several machines with postgres_fdw: run on the coordinator, by
-- the ledger's owner, in an empty database with a server per machine.
--
--     psql -v schema=ledger -v servers='{shard_0,shard_1,shard_2}' -f examples/scale-out-fdw.sql
--
-- Each machine has a ledger of the same name.  Here the tables of projects
-- become partitioned by project_code, one partition per machine; departments and
-- schemes stay, and each machine needs a copy of them for its foreign keys.
-- docs/scale-out.md says more.

\set ON_ERROR_STOP on
SELECT create_ledger(:'schema');

BEGIN;
SET LOCAL search_path TO :"schema", public;
SET LOCAL client_min_messages = warning;

-- the views on these tables go with them, and come back below
DROP TABLE project, funding, indicator, allocation, monthly_execution, monthly_actual CASCADE;

-- A key across foreign partitions cannot be enforced here: each machine does it
-- for its rows, and a project and all that belongs to it is on one machine.
CREATE TABLE project (
	fiscal_year integer, project_code text, name text, department_code text,
	kind text DEFAULT '项目', scheme_code text, carry_in_counts boolean DEFAULT true,
	stated_rate numeric, stated_budget_points numeric, stated_total numeric, stated_grade text
) PARTITION BY HASH (project_code);
CREATE TABLE funding (
	fiscal_year integer, project_code text, source text, is_carry_in boolean DEFAULT false,
	requested wanyuan, initial_budget wanyuan, adjusted_budget wanyuan, executed wanyuan,
	stated_balance wanyuan
) PARTITION BY HASH (project_code);
CREATE TABLE indicator (
	fiscal_year integer, project_code text, seq integer, level1 text, level2 text, level3 text,
	initial_target perf_target, target perf_target, actual perf_value, full_mark numeric,
	self_points numeric, method perf_method DEFAULT 'proportional', explanation text
) PARTITION BY HASH (project_code);
CREATE TABLE allocation (
	fiscal_year integer, project_code text, region text, amount wanyuan
) PARTITION BY HASH (project_code);
CREATE TABLE monthly_execution (
	fiscal_year integer, project_code text, month integer, executed wanyuan
) PARTITION BY HASH (project_code);
CREATE TABLE monthly_actual (
	fiscal_year integer, project_code text, seq integer, month integer, actual perf_value
) PARTITION BY HASH (project_code);

-- what each machine makes of its projects by its own view: one row a project
CREATE TABLE project_score_by_machine (
	fiscal_year integer, department_code text, department_name text, project_code text,
	project_name text, kind text, self_total_points numeric, rule_total_points numeric,
	full_year_budget_wan numeric, executed_wan numeric
) PARTITION BY HASH (project_code);

SELECT format('CREATE FOREIGN TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s) SERVER %I OPTIONS (schema_name %L, table_name %L)',
	t || '_' || n - 1, t, cardinality(:'servers'::text[]), n - 1, server, :'schema',
	CASE t WHEN 'project_score_by_machine' THEN 'project_score' ELSE t END)
FROM unnest('{project,funding,indicator,allocation,monthly_execution,monthly_actual,project_score_by_machine}'::text[]) AS t,
	unnest(:'servers'::text[]) WITH ORDINALITY AS s (server, n)
\gexec
COMMIT;

SELECT refresh_ledger_views(:'schema');
