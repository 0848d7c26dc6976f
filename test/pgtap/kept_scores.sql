-- Kept scores answer as the live views do, whatever was written since, before a
-- refresh and after it.
BEGIN;
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path = l, public;
INSERT INTO department VALUES ('1', '甲', NULL), ('2', '乙', '1'), ('3', '丙', '1');
INSERT INTO scheme (code, name, budget_points) VALUES ('own', '自定', 10);
INSERT INTO scheme_part (scheme_code, level1, points) VALUES ('own', '产出指标', 60), ('own', '效益指标', 30);
INSERT INTO scheme_item (scheme_code, level1, level2, level3, points) VALUES ('own', '产出指标', '数量指标', '', 60);
INSERT INTO scheme_parameter (scheme_code) VALUES ('own');
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code, stated_total)
SELECT y, 'p' || n, '项目' || n, (1 + n % 3)::text, CASE WHEN n % 2 = 0 THEN 'default' ELSE 'own' END, 90
FROM generate_series(2023, 2024) AS y, generate_series(1, 6) AS n;
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
SELECT fiscal_year, project_code, '财政', '48', '8.65' FROM project;
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level2, target, actual, full_mark, self_points)
SELECT fiscal_year, project_code, s, '产出指标', '数量指标', '≥95%', CASE WHEN s < 6 THEN NULL ELSE '90%'::perf_value END, 15, 14
FROM project, generate_series(1, 6) AS s;
INSERT INTO allocation SELECT fiscal_year, project_code, '东区', '1' FROM project;
INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, amount, prior_amount, stated_growth)
SELECT DISTINCT fiscal_year, department_code, '支出', 1, '教育支出', '9'::wanyuan, '8'::wanyuan, 3 FROM project;
INSERT INTO monthly_execution SELECT fiscal_year, project_code, m, '1' FROM project, unnest('{5,6}'::integer[]) AS m;
INSERT INTO monthly_actual SELECT fiscal_year, project_code, 1, 6, '40个' FROM project;
INSERT INTO project_detail (fiscal_year, project_code, rate_base) SELECT fiscal_year, project_code, '预算' FROM project;
INSERT INTO project_period (fiscal_year, project_code, total_budget, spent_to_date)
SELECT fiscal_year, project_code, '90', '9' FROM project;
INSERT INTO project_round (fiscal_year, project_code, round_no, round) SELECT fiscal_year, project_code, 1, '复核' FROM project;
INSERT INTO funding_detail (fiscal_year, project_code, source, arrived) SELECT fiscal_year, project_code, source, '40' FROM funding;
INSERT INTO funding_place (fiscal_year, project_code, source, line_no) SELECT fiscal_year, project_code, source, 1 FROM funding;
INSERT INTO indicator_detail (fiscal_year, project_code, seq, direction)
SELECT fiscal_year, project_code, seq, '正向' FROM indicator;
INSERT INTO indicator_round (fiscal_year, project_code, seq, round_no, points)
SELECT fiscal_year, project_code, 6, 1, 3 FROM project;
INSERT INTO allocation_item (fiscal_year, project_code, region, full_year)
SELECT fiscal_year, project_code, region, amount FROM allocation;
INSERT INTO report_text (fiscal_year, department_code, project_code, body)
SELECT fiscal_year, department_code, project_code, '全年预算数50万元，执行数9万元。' FROM project
UNION ALL SELECT 2024, code, '', '教育支出7万元，其中小学3万元、中学5万元，合计9万元。' FROM department;

-- what the views answer, and what they answer once they are live
CREATE FUNCTION pg_temp.answers() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answers text;
BEGIN
	-- planned anew each time, whatever the views have become
	EXECUTE 'SELECT string_agg(line, E''\n'' ORDER BY line) FROM (
		SELECT ''score '' || s::text FROM project_score s
		UNION ALL SELECT ''total '' || t::text FROM department_total t
		UNION ALL SELECT ''finding '' || f::text FROM review_finding f
		UNION ALL SELECT ''flat '' || p::text FROM project_flat p) AS a (line)' INTO answers;
	RETURN answers;
END $$;
CREATE FUNCTION pg_temp.live_answers() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answers text;
BEGIN
	BEGIN
		PERFORM live_scores('l');
		answers := pg_temp.answers();
		RAISE EXCEPTION 'undo';
	EXCEPTION WHEN raise_exception THEN
		RETURN answers;
	END;
END $$;
-- 'right' or the first lines that differ
CREATE FUNCTION pg_temp.verdict() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	kept text := pg_temp.answers();
	live text := pg_temp.live_answers();
BEGIN
	IF kept IS NOT DISTINCT FROM live THEN
		RETURN 'right';
	END IF;
	RETURN (SELECT string_agg(line, E'\n') FROM (
		(SELECT 'kept: ' || k FROM regexp_split_to_table(kept, E'\n') AS k
		 EXCEPT ALL SELECT 'kept: ' || l FROM regexp_split_to_table(live, E'\n') AS l)
		UNION ALL
		(SELECT 'live: ' || l FROM regexp_split_to_table(live, E'\n') AS l
		 EXCEPT ALL SELECT 'live: ' || k FROM regexp_split_to_table(kept, E'\n') AS k)
		LIMIT 6) AS d (line));
END $$;
CREATE FUNCTION pg_temp.serves() RETURNS boolean LANGUAGE sql AS $$ SELECT kept_generation('l.kept_state', false) IS NOT NULL $$;
CREATE TEMP TABLE oids AS SELECT c.relname, c.oid FROM pg_class c WHERE c.relnamespace = 'l'::regnamespace;
CREATE VIEW l.mine AS SELECT s.project_code, f.rule FROM project_score s JOIN review_finding f USING (fiscal_year, project_code);

SELECT throws_ok($$SELECT refresh_scores('l')$$, '55000', 'scores of ledger l are not kept', 'nothing to refresh');
SELECT throws_ok($$SELECT keep_scores('nowhere')$$, '42P01', 'schema nowhere holds no ledger of this version', 'no ledger');
SELECT lives_ok($$SELECT keep_scores('l')$$, 'scores are kept');
SELECT ok(pg_temp.serves(), 'and serve');
SELECT is(pg_temp.verdict(), 'right', 'as the live views');
SELECT is_empty($$SELECT o.relname FROM oids o LEFT JOIN pg_class c USING (oid) WHERE c.oid IS NULL$$,
	'the views are the same objects');
SELECT cmp_ok((SELECT count(*) FROM mine), '>', 0::bigint, 'a view of the user''s stands on them');
SELECT is((SELECT count(*) FROM kept_score), 12::bigint, 'each project is kept once');
SELECT is((SELECT count(*) FROM kept_department), 6::bigint, 'and each department in each year');
SELECT is_empty('SELECT FROM kept_stale', 'nothing is marked');
SELECT is_empty('SELECT FROM stale_review_part WHERE fiscal_year IS NOT NULL',
	'so every finding is led from a table that is filtered');

-- what no score shows leaves the sums of departments as they are; what one shows does not
CREATE FUNCTION pg_temp.added_up(change text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	earlier bigint[] := ARRAY(SELECT k.made FROM kept_department k);
BEGIN
	EXECUTE change;
	PERFORM refresh_scores('l');
	RETURN (SELECT count(*) FROM kept_department k WHERE k.made <> ALL (earlier));
END $$;
SELECT is(pg_temp.added_up($$UPDATE indicator SET explanation = explanation WHERE project_code = 'p1'$$), 0::bigint,
	'no department is added up anew for the same scores');
SELECT cmp_ok(pg_temp.added_up($$UPDATE indicator SET self_points = self_points - 1 WHERE project_code = 'p1' AND seq = 6$$), '>',
	0::bigint, 'one is for other scores');
SELECT is(pg_temp.verdict(), 'right', 'and all is right');
SELECT cmp_ok(pg_temp.added_up($$UPDATE indicator SET self_points = self_points + 1 WHERE project_code = 'p1' AND seq = 6$$), '>',
	0::bigint, 'and for those from before');

-- what the catalog says that a kept view reads is watched, or joined to what is kept
CREATE TEMP VIEW read_table AS
WITH RECURSIVE used (oid) AS (
	SELECT c.oid FROM pg_class c
	WHERE c.relnamespace = 'l'::regnamespace AND c.relname IN ('live_project_score', 'live_review_part')
	UNION
	SELECT d.refobjid FROM used u JOIN pg_rewrite r ON r.ev_class = u.oid
	JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
)
SELECT c.oid, c.relname FROM used JOIN pg_class c USING (oid) WHERE c.relkind IN ('r', 'p');
SELECT is_empty($$SELECT r.relname, g.name FROM read_table r
	CROSS JOIN unnest('{_kept_begin,_kept_insert,_kept_update,_kept_delete,_kept_truncate,_kept_row}'::name[]) AS g (name)
	WHERE r.relname NOT LIKE 'kept\_%' AND r.relname NOT IN (SELECT ledger_joined_tables())
		AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = r.oid AND t.tgname = g.name
						AND t.tgenabled = CASE g.name WHEN '_kept_row' THEN 'R' ELSE 'A' END)$$, 'no table is forgotten');
SELECT cmp_ok((SELECT count(*) FROM read_table), '>', 20::bigint, 'of many');
SELECT results_eq($$SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'l.kept_score'::regclass
		AND attnum > 2 ORDER BY attnum$$,
	$$SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'l.project_score'::regclass AND attnum > 0
		AND attname <> 'department_name' ORDER BY attnum$$, 'kept_score has the columns of project_score');
SELECT results_eq($$SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'l.kept_finding'::regclass
		AND attnum > 3 ORDER BY attnum$$,
	$$SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'l.review_part'::regclass AND attnum > 0
		ORDER BY attnum$$, 'kept_finding those of review_part');
SELECT results_eq($$SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
		WHERE attrelid = 'l.kept_department'::regclass AND attnum BETWEEN 1 AND 29 ORDER BY attnum$$,
	$$SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'l.department_sum'::regclass
		AND attnum > 0 ORDER BY attnum$$, 'kept_department those of department_sum');
SELECT is_empty($$SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
	WHERE c.relnamespace = 'l'::regnamespace AND c.relkind IN ('r', 'v') AND c.relname <> 'mine' AND NOT a.attisdropped
		AND col_description(c.oid, a.attnum) IS NULL$$, 'every column has its comment');

-- a row of any of these tables that is written marks its key, and TRUNCATE all
CREATE FUNCTION pg_temp.marked(statement text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	marked bigint;
BEGIN
	BEGIN
		EXECUTE statement;
		SELECT count(*) INTO marked FROM kept_stale;
		RAISE EXCEPTION 'undo';
	EXCEPTION WHEN raise_exception THEN
		RETURN marked;
	END;
END $$;
SELECT is(pg_temp.marked(format('UPDATE %1$s SET %2$I = %2$I WHERE ctid = (SELECT min(ctid) FROM %1$s)', t,
	(SELECT attname FROM pg_attribute a WHERE a.attrelid = t AND a.attnum = 1))), 1::bigint, t::text || ' is watched')
FROM ledger_watched_tables('l') AS t ORDER BY t::text;
SELECT is(pg_temp.marked(format('TRUNCATE %s CASCADE', t)) > 0, true, 'its TRUNCATE too: ' || t::text)
FROM ledger_watched_tables('l') AS t ORDER BY t::text;
SELECT is(pg_temp.marked('UPDATE indicator SET self_points = 3'), 12::bigint, 'each key of a statement is marked once');
SELECT is(pg_temp.marked('UPDATE indicator SET self_points = 3 WHERE false'), 0::bigint, 'no key of a statement without rows');
SELECT is(pg_temp.marked(format('INSERT INTO project (fiscal_year, project_code, name, department_code) '
	'SELECT 2025, ''many'' || n, ''新'', ''2'' FROM generate_series(1, %s) n', n)), marks, 'a statement of many: ' || n)
FROM (VALUES (400, 400::bigint), (401, 1)) AS v (n, marks);

-- changes, each seen at once, and still right after a refresh
CREATE TABLE change (n serial, statement text, marks integer);
INSERT INTO change (statement, marks) VALUES
	('UPDATE indicator SET self_points = 3 WHERE project_code = ''p1'' AND seq = 6', 2),
	('INSERT INTO indicator (fiscal_year, project_code, seq, full_mark, self_points, explanation) '
		'VALUES (2024, ''p2'', 7, 5, 5, ''x'')', 1),
	('DELETE FROM indicator_detail WHERE project_code = ''p2''', 2),
	('DELETE FROM indicator_round WHERE project_code = ''p2''', 2),
	('DELETE FROM monthly_actual WHERE project_code = ''p2''', 2),
	('DELETE FROM indicator WHERE project_code = ''p2'' AND seq > 2', 2),
	('UPDATE funding SET executed = ''49'' WHERE project_code = ''p3''', 2),
	('UPDATE project SET department_code = ''3'' WHERE project_code = ''p1''', 2),
	('UPDATE project SET scheme_code = ''default'', name = ''改名'' WHERE project_code = ''p5'' AND fiscal_year = 2024', 1),
	('INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2025, ''new'', ''新'', ''2'')', 1),
	('DELETE FROM project WHERE project_code = ''new''', 1),
	('INSERT INTO project (fiscal_year, project_code, name, department_code) '
		'SELECT 2025, ''many'' || n, ''新'', ''2'' FROM generate_series(1, 401) n', 1),
	('DELETE FROM project WHERE fiscal_year = 2025', 1),
	('UPDATE project SET kind = ''部门整体'' WHERE project_code = ''p4''', 2),
	('UPDATE account_line SET stated_growth = 12.5 WHERE department_code = ''1''', 2),
	('UPDATE monthly_execution SET executed = ''9'' WHERE month = 5 AND project_code = ''p6''', 2),
	('UPDATE report_text SET body = ''全年预算数48万元，同比增长20%，由5万元增至7万元。'' WHERE project_code = ''p6''', 2),
	('UPDATE report_text SET body = ''合计9万元，其中小学3万元、中学6万元。'' WHERE project_code = ''''', 3),
	('DELETE FROM report_text WHERE project_code = ''p1''', 2),
	('UPDATE funding_detail SET stated_rate = 33 WHERE project_code = ''p6''', 2),
	('UPDATE project_period SET spent_to_date = ''99'' WHERE project_code = ''p6''', 2),
	('UPDATE allocation_item SET full_year = ''3'' WHERE project_code = ''p6''', 2),
	('UPDATE scheme_part SET points = 55 WHERE scheme_code = ''own'' AND level1 = ''产出指标''', 1),
	('UPDATE scheme_parameter SET good = 70, fair = 30 WHERE scheme_code = ''own''', 1),
	('UPDATE scheme SET budget_points = 20 WHERE code = ''default''', 1),
	('INSERT INTO scheme (code, name, budget_points) VALUES (''unused'', ''无'', 10)', 1),
	('UPDATE department SET name = ''新名'', parent_code = ''3'' WHERE code = ''2''', 0),
	('UPDATE department SET parent_code = ''2'' WHERE code = ''1''', 0),
	('UPDATE department SET parent_code = NULL WHERE code = ''1''', 0),
	('INSERT INTO department_year VALUES (2023, ''2'', ''1'')', 0),
	('UPDATE project_kind SET counts_money = true WHERE name = ''部门整体''', 1),
	('UPDATE review_rule SET severity = ''错误'' WHERE rule IN (''undecided'', ''explanation_missing'')', 0),
	('UPDATE review_rule SET enabled = false WHERE rule = ''weights_differ''', 0),
	('TRUNCATE report_text, account_line', 2),
	('TRUNCATE indicator CASCADE', 4),
	('INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points) '
		'SELECT fiscal_year, project_code, s, ''产出指标'', ''≥9个'', ''8个'', 10, 9 FROM project, generate_series(1, 6) s', 12);
CREATE FUNCTION pg_temp.try(statement text, marks integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	n integer;
BEGIN
	EXECUTE statement;
	SELECT count(*) INTO n FROM kept_stale;
	IF n <> marks THEN
		RETURN format('%s marks', n);
	END IF;
	IF pg_temp.verdict() <> 'right' THEN
		RETURN 'before a refresh: ' || pg_temp.verdict();
	END IF;
	PERFORM refresh_scores('l');
	IF EXISTS (SELECT FROM kept_stale) OR NOT pg_temp.serves() THEN
		RETURN 'not refreshed';
	END IF;
	IF pg_temp.verdict() <> 'right' THEN
		RETURN 'after a refresh: ' || pg_temp.verdict();
	END IF;
	RETURN 'right';
END $$;
SELECT is(pg_temp.try(c.statement, c.marks), 'right', c.statement) FROM (SELECT * FROM change ORDER BY n OFFSET 0) AS c;
SELECT is((SELECT count(*) FROM kept_score), 12::bigint, 'each project is still kept once');

-- what a department's text says of its 部门整体 project follows that project
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code, kind, stated_total)
VALUES (2024, 'whole', '部门整体支出', '1', 'default', '部门整体', 90);
INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points)
VALUES (2024, 'whole', 1, '产出指标', '≥9个', '9个', 90, 88);
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed) VALUES (2024, 'whole', '财政', '50', '50');
INSERT INTO report_text (fiscal_year, department_code, project_code, body) VALUES (2024, '1', '', '部门整体支出绩效自评得分98分。');
SELECT isnt(refresh_scores('l'), 0::bigint, 'refreshed');
SELECT is((SELECT count(*) FROM text_against_ledger WHERE project_code IS NULL), 1::bigint,
	'a text is held against the project of its department');
SELECT is(pg_temp.try(c.statement, c.marks), 'right', c.statement) FROM (SELECT * FROM (VALUES
	(1, 'UPDATE indicator SET self_points = 70 WHERE project_code = ''whole''', 1),
	(2, 'UPDATE report_text SET body = ''部门整体支出绩效自评得分80分。'' WHERE project_code = ''''', 1),
	(3, 'UPDATE project SET department_code = ''2'' WHERE project_code = ''whole''', 1),
	(4, 'UPDATE project SET department_code = ''1'' WHERE project_code = ''whole''', 1),
	(5, 'UPDATE project SET kind = ''项目'' WHERE project_code = ''whole''', 1),
	(6, 'UPDATE project SET kind = ''部门整体'' WHERE project_code = ''whole''', 1),
	(7, 'DELETE FROM indicator WHERE project_code = ''whole''', 1),
	(8, 'DELETE FROM funding WHERE project_code = ''whole''', 1),
	(9, 'DELETE FROM project WHERE project_code = ''whole''', 1),
	(10, 'DELETE FROM report_text WHERE project_code = ''''', 1)) AS v (n, statement, marks) ORDER BY n OFFSET 0) AS c;

-- '' is a code that a project may have
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code) VALUES (2024, '', '无代码', '1', 'own');
SELECT is((SELECT string_agg(kind || code, ',') FROM kept_stale), 'project', 'the key of a project whose code is empty');
SELECT is(pg_temp.try('INSERT INTO indicator (fiscal_year, project_code, seq, full_mark, self_points) '
	'VALUES (2024, '''', 1, 5, 3)', 2), 'right', 'a row of it');
SELECT is(pg_temp.try('DELETE FROM indicator WHERE project_code = ''''', 1), 'right', 'gone again');
SELECT is(pg_temp.try('DELETE FROM project WHERE project_code = ''''', 1), 'right', 'so is the project');

-- a key that is marked again and again is one key
DO $$
BEGIN
	FOR n IN 1..101 LOOP
		UPDATE indicator SET self_points = n % 9 WHERE project_code = 'p1' AND fiscal_year = 2024 AND seq = 1;
	END LOOP;
END $$;
SELECT is((SELECT count(*) FROM kept_stale), 101::bigint, 'one row is written 101 times');
SELECT ok(pg_temp.serves(), 'what is kept of the others still serves');
SELECT is(refresh_scores('l'), 1::bigint, 'one project is computed');

-- tables and triggers that are no ledger's
SAVEPOINT a;
CREATE SCHEMA other;
CREATE TABLE other.kept_state (generation integer);
CREATE TABLE other.kept_stale (kind integer, fiscal_year text, code integer);
SELECT is(kept_generation('other.kept_state', false), NULL, 'a table of another shape serves nothing');
SELECT is(kept_generation('l.mine', false), NULL, 'nor does a view');
SELECT is(kept_generation('l.kept_score_unique', false), NULL, 'nor an index');
CREATE TABLE other.state_like (LIKE l.kept_state INCLUDING DEFAULTS);
INSERT INTO other.state_like SELECT 1, kept_fingerprint('{1}'), '{1}', '{}', 100;
SELECT is(kept_generation('other.state_like', false), NULL, 'nor a state of tables that are not there');
UPDATE other.state_like SET tables = '{}', fingerprint = kept_fingerprint('{}');
SELECT is(kept_generation('other.state_like', false), NULL, 'nor marks of another shape');
UPDATE other.state_like SET tables = '{NULL}';
SELECT is(kept_generation('other.state_like', false), NULL, 'nor a table that is NULL');
SELECT throws_ok($$SELECT kept_fingerprint('{NULL}')$$, '22004', 'a table of kept_fingerprint() is NULL',
	'which has no fingerprint');
CREATE TABLE other.department (code text, name text, parent_code text);
INSERT INTO other.department VALUES ('a', NULL, NULL), (NULL, 'b', 'a');
SELECT lives_ok($$SELECT department_line('a', 'other.department', 2024)$$, 'a department without a name is none of a ledger''s');
DROP TABLE other.kept_stale;
CREATE TABLE other.kept_stale (LIKE l.kept_stale INCLUDING ALL);
CREATE TABLE other.mine (fiscal_year text, project_code integer, department_code date);
CREATE TRIGGER m AFTER INSERT ON other.mine FOR EACH STATEMENT EXECUTE FUNCTION kept_mark();
CREATE TRIGGER n AFTER INSERT ON other.mine FOR EACH ROW EXECUTE FUNCTION kept_mark();
INSERT INTO other.mine VALUES ('2024', 7, '2024-01-01');
SELECT results_eq('SELECT kind, fiscal_year, code FROM other.kept_stale', $$VALUES ('all', 0, '')$$,
	'columns of other types are no keys');
-- whoever makes a kept_stale gets no right of the owner of a table beside it
CREATE ROLE stranger;
GRANT ALL ON SCHEMA other TO stranger;
GRANT INSERT, TRIGGER ON other.mine TO stranger;
DROP TABLE other.kept_stale;
DROP TRIGGER m ON other.mine;
DROP TRIGGER n ON other.mine;
SET LOCAL ROLE stranger;
CREATE TABLE other.kept_stale (kind text, fiscal_year integer, code text, by_whom name DEFAULT current_user);
CREATE TRIGGER m AFTER INSERT ON other.mine FOR EACH ROW EXECUTE FUNCTION kept_mark();
INSERT INTO other.mine VALUES ('2024', 7, '2024-01-01');
RESET ROLE;
SELECT is((SELECT by_whom FROM other.kept_stale), 'stranger', 'a mark is written as the owner of the marks');
ROLLBACK TO a;

-- a statement that is rolled back leaves nothing
SAVEPOINT a;
UPDATE indicator SET self_points = 1;
ROLLBACK TO a;
SELECT is_empty('SELECT FROM kept_stale', 'no mark of what did not happen');
SELECT ok(pg_temp.serves(), 'no statement seems to be under way');

-- triggers of the user's that read scores while the statement runs
CREATE TABLE seen (w text, at integer, points numeric);
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO seen SELECT TG_NAME, coalesce(NEW.seq, 0), self_indicator_points FROM project_score
	WHERE project_code = 'p1' AND fiscal_year = 2024;
	RETURN NULL;
END $$;
CREATE TRIGGER "Aaa" AFTER UPDATE ON indicator FOR EACH ROW EXECUTE FUNCTION look();
UPDATE indicator SET self_points = seq WHERE project_code IN ('p1', 'p2') AND fiscal_year = 2024;
SELECT results_eq('SELECT DISTINCT points FROM seen',
	'SELECT sum(self_points) FROM indicator WHERE project_code = ''p1'' AND fiscal_year = 2024',
	'a row trigger sees no old figure');
DROP TRIGGER "Aaa" ON indicator;
TRUNCATE seen;

-- a query that writes, in its own parts; a trigger after TRUNCATE
SAVEPOINT a;
SELECT refresh_scores('l') \g /dev/null
WITH w AS (UPDATE funding SET executed = '9' WHERE project_code = 'p1' RETURNING 1)
SELECT is(count(*), 12::bigint, 'a query that writes reads each project once') FROM project_score, (SELECT count(*) FROM w) AS n;
CREATE TABLE seen_money (budget numeric);
CREATE FUNCTION look_at_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO seen_money SELECT sum(full_year_budget_wan) FROM project_score;
	RETURN NULL;
END $$;
CREATE TRIGGER "A" AFTER TRUNCATE ON funding FOR EACH STATEMENT EXECUTE FUNCTION look_at_money();
TRUNCATE funding CASCADE;
SELECT is((SELECT budget FROM seen_money), NULL, 'a trigger after TRUNCATE sees no old figure');
SELECT is(pg_temp.verdict(), 'right', 'nor does anybody');
ROLLBACK TO a;

-- an upgrade's renewal of the views
SELECT lives_ok($$SELECT refresh_ledger_views('l')$$, 'the views of a ledger with kept scores are renewed');
SELECT ok(ledger_is_kept('l'), 'the scores are kept on');
SELECT is(pg_temp.verdict(), 'right', 'and right');
SELECT lives_ok($$SELECT refresh_scores('l')$$, 'refreshed');
SELECT is_empty($$SELECT o.relname FROM oids o LEFT JOIN pg_class c USING (oid) WHERE c.oid IS NULL$$, 'the same objects still');

-- a trigger that was off for a while
ALTER TABLE indicator DISABLE TRIGGER _kept_begin, DISABLE TRIGGER _kept_update;
UPDATE indicator SET self_points = 2;
SELECT is(pg_temp.verdict(), 'right', 'a trigger is off');
ALTER TABLE indicator ENABLE ALWAYS TRIGGER _kept_begin, ENABLE ALWAYS TRIGGER _kept_update;
SELECT is(pg_temp.verdict(), 'right', 'it is on again, as it was');
SELECT ok(NOT pg_temp.serves(), 'what is kept is not trusted');
SELECT is(refresh_scores('l'), 12::bigint, 'everything is computed anew');
SELECT ok(pg_temp.serves(), 'and serves again');
SELECT is(pg_temp.verdict(), 'right', 'right');
ALTER TABLE funding DISABLE TRIGGER ALL;
UPDATE funding SET executed = '7';
ALTER TABLE funding ENABLE TRIGGER ALL;
SELECT is(pg_temp.verdict(), 'right', 'as a restore with --disable-triggers does');
DROP TRIGGER _kept_delete ON funding;
SELECT is(refresh_scores('l'), 12::bigint, 'a trigger that is gone is made again');
SELECT is(pg_temp.verdict(), 'right', 'right');

-- statements in other clothes
SELECT is(pg_temp.try(statement, marks), 'right', statement) FROM (VALUES
	('INSERT INTO indicator (fiscal_year, project_code, seq) VALUES (2024, ''p1'', 1) ON CONFLICT (fiscal_year, project_code, seq) '
		'DO UPDATE SET self_points = 7', 1),
	('MERGE INTO indicator i USING (VALUES (2024, ''p1'', 1), (2024, ''p2'', 99)) v (y, c, s) '
		'ON i.fiscal_year = v.y AND i.project_code = v.c AND i.seq = v.s '
		'WHEN MATCHED THEN UPDATE SET self_points = 6 '
		'WHEN NOT MATCHED THEN INSERT (fiscal_year, project_code, seq) VALUES (y, c, s)', 2),
	('WITH x AS (UPDATE funding SET executed = ''3'' WHERE project_code = ''p1'' RETURNING 1) UPDATE indicator SET self_points = 5 '
		'WHERE project_code = ''p2''', 4)) AS v (statement, marks);
ALTER TABLE indicator DROP CONSTRAINT indicator_project_known,
	ADD CONSTRAINT indicator_project_known FOREIGN KEY (fiscal_year, project_code) REFERENCES project
		ON UPDATE CASCADE ON DELETE CASCADE;
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code) VALUES (2026, 'c', '级联', '1', 'default');
INSERT INTO indicator (fiscal_year, project_code, seq, full_mark, self_points) VALUES (2026, 'c', 1, 10, 9), (2026, 'c', 2, 10, 9);
SELECT refresh_scores('l') \g /dev/null
SELECT is(pg_temp.try('UPDATE project SET project_code = ''d'' WHERE project_code = ''c''', 4), 'right',
	'a key that is changed takes its rows along');
SELECT is(pg_temp.try('DELETE FROM project WHERE project_code = ''d''', 2), 'right', 'a project takes its rows along');

-- a table that comes to belong to one of the ledger's, written to directly
CREATE TABLE extra (LIKE indicator INCLUDING ALL);
INSERT INTO extra (fiscal_year, project_code, seq, full_mark, self_points) VALUES (2024, 'p6', 50, 10, 1);
ALTER TABLE extra INHERIT indicator;
SELECT is(pg_temp.verdict(), 'right', 'a table that comes to belong to one is seen');
SELECT is(refresh_scores('l'), 12::bigint, 'everything is computed with it');
SELECT is(pg_temp.try('UPDATE extra SET self_points = 2', 1), 'right', 'a write to it directly');
ALTER TABLE extra NO INHERIT indicator;
SELECT is(pg_temp.verdict(), 'right', 'and that it is gone again');
SELECT lives_ok($$SELECT refresh_scores('l')$$, 'refreshed');

-- what cannot be watched is refused
SAVEPOINT a;
SELECT live_scores('l') \g /dev/null
ALTER TABLE report_text SET UNLOGGED;
SELECT throws_ok($$SELECT keep_scores('l')$$, '0A000', 'scores of ledger l cannot be kept', 'a table that a crash empties');
ROLLBACK TO a;

-- row-level security: the views answer live, what is kept shows nothing
CREATE ROLE unit;
CREATE ROLE auditor;
CREATE ROLE clerk;
GRANT USAGE ON SCHEMA l TO unit, auditor, clerk;
GRANT SELECT ON ALL TABLES IN SCHEMA l TO unit, auditor;
GRANT SELECT, UPDATE ON indicator TO clerk;
SET LOCAL ROLE clerk;
UPDATE indicator SET self_points = 4 WHERE project_code = 'p3';
RESET ROLE;
SELECT is((SELECT count(*) FROM kept_stale WHERE code = 'p3'), 2::bigint, 'who writes needs no right to mark');
SELECT is(pg_temp.verdict(), 'right', 'what a clerk wrote is seen');
SET LOCAL ROLE auditor;
SELECT is((SELECT count(*) FROM project_score), 12::bigint, 'who may read all reads what is kept');
SELECT is((SELECT count(*) FROM kept_score), 12::bigint, 'as it may');
RESET ROLE;
ALTER TABLE project ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit ON project TO unit USING (department_code = '2');
SET LOCAL ROLE unit;
SELECT is((SELECT count(DISTINCT department_code) FROM project_score), 1::bigint, 'a unit sees its own');
SELECT is((SELECT count(DISTINCT department_code) FROM review_finding
	WHERE department_code IS NOT NULL AND project_code IS NOT NULL), 1::bigint, 'and the findings about it');
SELECT is((SELECT count(*) FROM kept_score), 0::bigint, 'what is kept shows nothing by itself');
SELECT is((SELECT count(*) FROM kept_finding), 0::bigint, 'nor do findings');
SELECT is((SELECT count(*) FROM kept_stale), 0::bigint, 'nor marks');
SELECT throws_ok('DELETE FROM kept_stale', '42501', NULL, 'which it may not take away');
RESET ROLE;
SET LOCAL ROLE clerk;
SELECT throws_ok('SELECT FROM project_score', '42501', NULL, 'who may read no project reads no score');
SELECT is((SELECT count(*) FROM kept_score), 0::bigint, 'nor what is kept');
RESET ROLE;

-- a cursor that goes on as another role shows no row twice, and drops none without a word
CREATE FUNCTION pg_temp.fetched(query text, first name, meanwhile text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	rows refcursor;
	line text;
	lines text[];
BEGIN
	EXECUTE format('SET LOCAL ROLE %I', first);
	OPEN rows FOR EXECUTE query;
	FETCH rows INTO line;
	LOOP
		lines := lines || line;
		EXECUTE meanwhile;
		FETCH rows INTO line;
		EXIT WHEN NOT FOUND;
	END LOOP;
	CLOSE rows;
	RESET ROLE;
	RETURN format('%s of %s', (SELECT count(DISTINCT l) FROM unnest(lines) l), cardinality(lines));
EXCEPTION WHEN invalid_cursor_state THEN
	RESET ROLE;
	RETURN SQLERRM;
END $$;
SELECT is(pg_temp.fetched(c.query, c.first, c.meanwhile), c.fetched, concat_ws(', ', c.query, c.first, c.meanwhile)) FROM (VALUES
	('SELECT fiscal_year || project_code FROM project_score', session_user::name, 'SELECT 1', '12 of 12'),
	('SELECT fiscal_year || project_code FROM project_score', session_user, 'SET LOCAL ROLE auditor',
		'a query over kept scores cannot go on as another role'),
	('SELECT fiscal_year || project_code FROM project_score', session_user, 'SET LOCAL ROLE unit',
		'a query over kept scores cannot go on as another role'),
	('SELECT fiscal_year || project_code FROM project_score', 'unit', 'RESET ROLE', '2 of 2'),
	('SELECT concat(fiscal_year, department_code, rule, project_code, seq, message) FROM review_part', session_user,
		'SET LOCAL ROLE unit', 'a query over kept scores cannot go on as another role'))
	AS c (query, first, meanwhile, fetched);
ALTER TABLE project FORCE ROW LEVEL SECURITY;
ALTER TABLE project DISABLE ROW LEVEL SECURITY;
SELECT is(pg_temp.verdict(), 'right', 'right');

-- the keys are asked once a query, of each kind
CREATE SEQUENCE asked;
CREATE FUNCTION told(kind text) RETURNS TABLE (fiscal_year integer, code text) LANGUAGE plpgsql AS
	$$BEGIN PERFORM nextval('asked'); RETURN QUERY VALUES (2024, told.kind), (2023, NULL); END$$;
SELECT results_eq($$SELECT a.fiscal_year, a.code, b.code, c.code FROM kept_keys('told(text)', 'x') a
	JOIN kept_keys('told(text)', 'x') b USING (fiscal_year) JOIN kept_keys('told(text)', 'y') c USING (fiscal_year)
	WHERE EXISTS (SELECT FROM kept_keys('told(text)', 'x') d WHERE d.fiscal_year = a.fiscal_year) ORDER BY 1$$,
	$$VALUES (2023, NULL, NULL, NULL), (2024, 'x', 'x', 'y')$$, 'a function tells keys');
SELECT is(nextval('asked'), 3::bigint, 'asked for x and for y');
SELECT count(*) FROM kept_keys('told(text)', 'x') \g /dev/null
SELECT is(nextval('asked'), 5::bigint, 'another query asks again');
SELECT throws_ok($$SELECT * FROM kept_keys(1::regprocedure, 'x')$$, '42883', NULL, 'no function');
SELECT throws_ok($$SELECT * FROM kept_keys('kept_generation(regclass, boolean)', 'x')$$, '42883', NULL, 'of other arguments');
SELECT refresh_scores('l') \g /dev/null
UPDATE indicator SET self_points = 13 WHERE project_code = 'p1' AND seq = 6;
UPDATE indicator SET self_points = 13 WHERE project_code = 'p2' AND seq = 6 AND fiscal_year = 2024;
SELECT set_eq($$SELECT code, fiscal_year FROM kept_keys('stale_key(text)', 'project')$$,
	$$VALUES ('p1', 2023), ('p1', 2024), ('p2', 2024)$$, 'what was written in this transaction is marked');
SELECT is((SELECT count(*)::integer FROM regexp_matches((SELECT pg_get_viewdef('stale_review_part'::regclass) ||
	pg_get_viewdef('stale_project'::regclass) || pg_get_viewdef('stale_account_line'::regclass) ||
	pg_get_viewdef('project_score'::regclass) || pg_get_viewdef('review_part'::regclass)), 'stale\w*key\(''', 'g')), 0,
	'no view asks a function itself');
SELECT is(pg_temp.verdict(), 'right', 'right');

-- and back
SELECT lives_ok($$SELECT live_scores('l')$$, 'live again');
SELECT is_empty($$SELECT FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
	WHERE c.relnamespace = 'l'::regnamespace AND tgname LIKE '\_kept%'$$, 'no trigger is left');
SELECT set_eq($$SELECT relname FROM pg_class WHERE relnamespace = 'l'::regnamespace AND relkind = 'v'$$,
	$$SELECT o.relname FROM oids o WHERE EXISTS (SELECT FROM pg_class c WHERE c.oid = o.oid AND relkind = 'v')
	UNION SELECT 'mine'$$, 'no view either');
SELECT is_empty('SELECT FROM kept_score', 'no row');
SELECT * FROM finish();
ROLLBACK;
