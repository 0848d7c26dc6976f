-- The tables that stand beside those of the contract: an old ledger gets them by
-- refresh_ledger_views, a user's object of such a name stays what it is, and the
-- kinds of projects are rows of a table.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

SELECT create_ledger('l') \g /dev/null
CREATE TEMP TABLE new_table AS
SELECT t.name FROM ledger_tables() AS t (name)
EXCEPT SELECT unnest('{department,scheme,scheme_part,scheme_item,scheme_parameter,project,funding,indicator,allocation}'::name[])
EXCEPT SELECT unnest('{account_line,monthly_execution,monthly_actual,review_rule}'::name[]);
SELECT cmp_ok((SELECT count(*) FROM new_table), '>', 10::bigint, 'tables beside those of 1.1.0');
CREATE TEMP VIEW shape AS
SELECT c.relname, a.attnum, a.attname, a.atttypid::regtype, a.attnotnull, pg_get_expr(d.adbin, d.adrelid), col_description(c.oid,
	a.attnum), obj_description(c.oid, 'pg_class')
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 LEFT JOIN pg_attrdef d ON d.adrelid = c.oid
	AND d.adnum = a.attnum
WHERE c.relnamespace = 'l'::regnamespace AND c.relkind IN ('r', 'v') AND NOT a.attisdropped;
CREATE TEMP VIEW rules AS
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'l'::regnamespace;
CREATE TEMP TABLE shape_before AS TABLE shape;
CREATE TEMP TABLE rules_before AS TABLE rules;

-- the ledger of an older version
CREATE FUNCTION pg_temp.make_old() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	name name;
BEGIN
	FOR name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'l'::regnamespace AND c.relkind = 'v' LOOP
		EXECUTE format('DROP VIEW IF EXISTS l.%I CASCADE', name);
	END LOOP;
	FOR name IN TABLE new_table LOOP
		EXECUTE format('DROP TABLE l.%I CASCADE', name);
	END LOOP;
	ALTER TABLE l.project ADD CONSTRAINT project_kind_known CHECK (kind IN ('项目', '部门整体', '转移支付'));
END $$;
INSERT INTO l.department VALUES ('1', '甲', NULL);
INSERT INTO l.project (fiscal_year, project_code, name, department_code, kind) VALUES (2024, 'p', '项目', '1', '转移支付');
INSERT INTO l.funding (fiscal_year, project_code, source, initial_budget, executed) VALUES (2024, 'p', '财政', '10', '9');
SELECT pg_temp.make_old() \g /dev/null
CREATE ROLE clerk;
CREATE ROLE reader;
GRANT SELECT, INSERT ON l.indicator TO clerk WITH GRANT OPTION;
GRANT SELECT ON l.project TO reader, PUBLIC;
ALTER TABLE l.funding ENABLE ROW LEVEL SECURITY;
SELECT lives_ok($$SELECT refresh_ledger_views('l')$$, 'an old ledger is renewed');
SELECT set_eq('TABLE shape', 'TABLE shape_before', 'it has all tables, views, columns and comments of a new one');
SELECT set_eq('TABLE rules', 'TABLE rules_before', 'and its constraints');
SELECT results_eq('SELECT project_code, kind FROM l.project', $$VALUES ('p', '转移支付')$$, 'its rows are what they were');
SELECT ok(has_table_privilege('clerk', 'l.indicator_detail', 'INSERT WITH GRANT OPTION'),
	'who may write to a table may write beside it');
SELECT ok(NOT has_table_privilege('reader', 'l.indicator_detail', 'SELECT'), 'who may not read it reads none of it');
SELECT ok(has_table_privilege('reader', 'l.project_detail', 'SELECT')
	AND has_table_privilege('clerk', 'l.project_detail', 'SELECT'), 'nor more than before');
SELECT ok(NOT has_table_privilege('reader', 'l.project_contact', 'SELECT'), 'persons are granted to nobody');
SELECT results_eq($$SELECT relname FROM pg_class WHERE relnamespace = 'l'::regnamespace AND relrowsecurity ORDER BY 1$$,
	$$VALUES ('funding'::name), ('funding_detail'), ('funding_place')$$,
		'rows kept from readers are kept beside as well');
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader;
SELECT create_ledger('p') \g /dev/null
SELECT is((SELECT string_agg(relname, ', ' ORDER BY relname) FROM pg_class WHERE relnamespace = 'p'::regnamespace AND relkind = 'r'
	AND NOT has_table_privilege('reader', oid, 'SELECT')), 'load_history, load_history_row, project_contact',
	'nor by default privileges');
ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM reader;
SELECT lives_ok($$SELECT refresh_ledger_views('l')$$, 'a second time there is nothing to add');

-- a name that the user has taken is named, whatever the object
SELECT pg_temp.make_old() \g /dev/null
CREATE FUNCTION pg_temp.occupied(ddl text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	message text;
	hint text;
BEGIN
	EXECUTE ddl;
	PERFORM refresh_ledger_views('l');
	RETURN 'taken over';
EXCEPTION WHEN duplicate_table THEN
	GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, hint = PG_EXCEPTION_HINT;
	RETURN message || '; ' || hint;
END $$;
SELECT is(pg_temp.occupied(format('CREATE %s', ddl)), format('l.%1$s is not the table of this name that a ledger has; '
		'Give yours another name, as by ALTER TABLE l.%1$s RENAME TO my_%1$s, then SELECT refresh_ledger_views(''l'').', name), ddl)
FROM (VALUES ('project_bond', 'TABLE l.project_bond (fiscal_year integer, project_code text)'),
	('project_kind', 'VIEW l.project_kind AS SELECT 1 AS name'),
	('indicator_detail', 'MATERIALIZED VIEW l.indicator_detail AS SELECT 1 AS seq'),
	('allocation_item', 'SEQUENCE l.allocation_item')) AS t (name, ddl);
SELECT hasnt_table('l', 'project_detail', 'then nothing is added');
SELECT lives_ok($$SELECT refresh_ledger_views('l')$$, 'once the name is free');

-- kinds: those that count and those that do not
INSERT INTO l.project_kind VALUES ('捐赠', true, false), ('自查', false, true);
INSERT INTO l.project (fiscal_year, project_code, name, department_code, kind, scheme_code)
SELECT 2023, k.name, k.name, '1', k.name, 'default' FROM l.project_kind k;
INSERT INTO l.funding (fiscal_year, project_code, source, initial_budget, executed) SELECT 2023, project_code, '财政', '10', '5'
	FROM l.project WHERE fiscal_year = 2023;
INSERT INTO l.indicator (fiscal_year, project_code, seq, target, actual, full_mark, self_points)
SELECT 2023, project_code, 1, '≥10', '10', 90, 90 FROM l.project WHERE fiscal_year = 2023;
SELECT results_eq('SELECT projects, budget_wan, executed_wan, self_good, own_budget_wan, own_self_score FROM l.department_total '
	'WHERE fiscal_year = 2023',
	-- 7 kinds count in both, 捐赠 in the money, 自查 in the scores
	'VALUES (9, 80.00, 40.00, 0, 10.00, 95.000)', 'money and scores of the kinds that count');
SELECT results_eq('SELECT self_excellent, self_mean_score FROM l.department_total WHERE fiscal_year = 2023', 'VALUES (8, 95.000)',
	'grades likewise');
SAVEPOINT undecided;
UPDATE l.indicator SET actual = '若干' WHERE fiscal_year = 2023;
-- 7 kinds and 自查
SELECT results_eq('SELECT sum(f.projects), sum(full_year_budget_wan), sum(f.undecided_indicators), max(l.undecided_indicators) '
	'FROM l.project_flat f JOIN l.ledger_total l USING (fiscal_year) WHERE fiscal_year = 2023',
	'VALUES (9::bigint, 80.00, 8::bigint, 8)', 'what project_flat adds up to');
ROLLBACK TO undecided;
SELECT throws_ok($$INSERT INTO l.project (fiscal_year, project_code, name, department_code, kind)
	VALUES (2023, 'x', 'x', '1', '别的')$$, '23503', NULL, 'a kind is a row of project_kind');
INSERT INTO l.monthly_execution SELECT 2023, project_code, 6, '5' FROM l.project WHERE fiscal_year = 2023;
SELECT results_eq('SELECT projects, executed_wan FROM l.department_monitor', 'VALUES (8, 40.00)',
	'in the months of the year the money decides');

-- the tables are the owner's, who adds columns to them, with a default, too, and changes and drops these
CREATE TEMP TABLE shown AS SELECT * FROM l.project_score;
CREATE FUNCTION pg_temp.refused(change text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	relation name;
	refusals text := '';
BEGIN
	FOR relation IN SELECT * FROM ledger_tables() LOOP
		BEGIN
			EXECUTE format('ALTER TABLE l.%I %s', relation, change);
		EXCEPTION WHEN OTHERS THEN
			refusals := concat_ws(E'\n', refusals, SQLERRM);
		END;
	END LOOP;
	RETURN refusals;
END $$;
SELECT is(pg_temp.refused($$ADD own text DEFAULT 'x', ADD changed_at timestamptz DEFAULT now(),
	ADD n integer GENERATED ALWAYS AS IDENTITY, ADD g text GENERATED ALWAYS AS ('y') STORED$$), '', 'columns of one''s own');
-- views made anew name what they read, and no column that the owner added
SELECT refresh_ledger_views('l') \g /dev/null
SELECT is(pg_temp.refused('ALTER own TYPE varchar(20), ALTER own SET NOT NULL'), '', 'changed');
SELECT lives_ok($$SELECT keep_scores('l')$$, 'scores are kept beside them');
SELECT set_eq('SELECT * FROM l.project_score', 'TABLE shown', 'as they were');
SELECT is(pg_temp.refused('ADD own2 text DEFAULT ''x'''), '', 'others while scores are kept');
SELECT refresh_ledger_views('l') \g /dev/null
SELECT is(pg_temp.refused('ALTER own2 TYPE varchar(20)'), '', 'changed');
SELECT is(pg_temp.refused('DROP own2'), '', 'and dropped');
UPDATE l.indicator SET self_points = 89 WHERE project_code = '项目' AND fiscal_year = 2023;
UPDATE shown SET self_indicator_points = 89, self_total_points = 94, difference_points = difference_points - 1
WHERE project_code = '项目' AND fiscal_year = 2023;
SELECT set_eq('SELECT * FROM l.project_score', 'TABLE shown', 'with a score computed anew');
SELECT lives_ok($$SELECT refresh_scores('l')$$, 'and kept');
SELECT set_eq('SELECT * FROM l.project_score', 'TABLE shown', 'the same');
SELECT live_scores('l') \g /dev/null
SELECT is(pg_temp.refused('DROP own, DROP g, DROP n, DROP changed_at'), '', 'dropped');

SELECT * FROM finish();
ROLLBACK;
