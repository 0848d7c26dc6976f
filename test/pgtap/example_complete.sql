-- The invented ledger of examples/: every table has rows, every rule is raised
-- somewhere, and none by the project that is in order.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

\set top `pwd`
\set copy :top '/examples/copy.sql'
SELECT create_ledger('example_complete') \g /dev/null
SET LOCAL search_path TO example_complete, public;
\set dir :top '/examples/complete-2025'
\i :copy

-- the history of loads has rows of what went through staging
SELECT create_staging('example_complete') \g /dev/null
INSERT INTO staging_department (code, name, parent_code) VALUES ('100003', '示例市救助分站', '100002');
SELECT load_staging('example_complete') \g /dev/null

-- what is kept of scores and findings, and what has changed since
SELECT keep_scores('example_complete') \g /dev/null
UPDATE project SET name = name WHERE project_code = 's-01';

CREATE TEMP TABLE raised AS SELECT * FROM review_finding;
SELECT is_empty($$SELECT t FROM ledger_tables() AS t
	WHERE (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM example_complete.' || t, false, true,
		'')))[1]::text = '0'$$, 'every table has rows');
SELECT results_eq('SELECT rule FROM review_rules() EXCEPT SELECT rule FROM raised', $$VALUES ('stated_not_number')$$,
	'every rule is raised but that about NaN, which a new ledger refuses');
SELECT is_empty($$SELECT seq, rule, message FROM raised WHERE fiscal_year = 2025 AND project_code = 's-01'$$,
	'none by the project in order');
SELECT is_empty('SELECT rule FROM target_rules() EXCEPT SELECT rule FROM target_finding', 'every rule about targets is raised');
SELECT is_empty($$SELECT seq, rule, message FROM target_finding WHERE fiscal_year = 2025 AND project_code = 's-01'$$,
	'none by the project in order');
-- 145 + 47 of 150 + 50 is 96 %, 9.6 points; row 3 is 5 days late: 1 of 10
SELECT results_eq($$SELECT budget_points, self_total_points, rule_total_points, self_grade FROM project_score
	WHERE fiscal_year = 2025 AND project_code = 's-01'$$,
	$$VALUES (9.60, 98.60, 98.60, '优')$$, 'its points');
SELECT results_eq($$SELECT round, total_points FROM project_round_score WHERE project_code = 's-01' ORDER BY round_no$$,
	$$VALUES ('自评', 98.60), ('复核', 97.60), ('财政评审', 94.6)$$, 'its rounds');
-- of seven answers one is to other figures, one says of an error that it is mended, and one finding is gone
SELECT set_eq('SELECT rule, answer FROM raised WHERE answer IS NOT NULL',
	$$VALUES ('explanation_missing', '已整改'), ('execution_low', '确认'), ('growth_differs', '不属实'),
	('scheme_differs', '确认')$$,
	'the answers that hold');

SELECT * FROM finish();
ROLLBACK;
