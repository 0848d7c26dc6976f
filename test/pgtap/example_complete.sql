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

-- tables and rules of these themes; others have examples of their own
CREATE TEMP TABLE raised AS SELECT * FROM review_finding;
SELECT is_empty($$SELECT t FROM unnest('{department,scheme,scheme_part,scheme_item,scheme_parameter,project_kind,project,
		project_detail,project_contact,project_period,project_bond,project_round,fund_management,funding,funding_detail,
		indicator,indicator_detail,indicator_round,allocation,allocation_item,account_line,monthly_execution,monthly_actual,
		review_rule}'::text[]) AS t
	WHERE (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM example_complete.' || t, false, true,
		'')))[1]::text = '0'$$, 'every table has rows');
SELECT is_empty($$
	SELECT unnest('{points_above_full_mark,points_above_rule,points_above_band,points_below_rule,points_below_band,
		explanation_missing,over_achieved,units_differ,number_expected,rate_target_above_100,undecided,self_points_missing,
		actual_copies_target,total_differs,budget_points_differ,rate_differs,grade_differs,balance_differs,sources_differ,
		total_row_zero,budget_zero,execution_unknown,over_budget,execution_low,score_ahead_of_money,weights_differ,
		scheme_differs,scheme_missing,allocation_differs,account_sum_differs,share_differs,growth_differs,completion_differs,
		department_cycle,arrival_rate_differs,source_rate_differs,source_points_differ,rate_base_differs,
		executed_over_arrived,rule_unreadable,target_below_prior,indicator_completion_differs,coefficient_differs,
		round_points_above_full_mark,round_points_missing,period_differs,instalments_differ,allocation_items_differ}'::text[])
	EXCEPT SELECT rule FROM raised$$, 'every rule is raised');
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

SELECT * FROM finish();
ROLLBACK;
