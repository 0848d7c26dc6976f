-- tally() says in one pass what rule_points() and sums say in many
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(27);

CREATE TEMP TABLE cell (
	project text, actual perf_value, target perf_target, full_mark numeric,
	self_points numeric, method perf_method
);
INSERT INTO cell VALUES
	-- 5 · 109.17 ÷ 110 = 4.96; partial of 15: 14 comes down to 11.99
	('a', '109.17万人', '≥110万人', 5, 0, NULL),
	('a', '部分达成', '稳步推进', 15, 14, 'proportional'),
	('a', '3次', '≥2次', 10, 10, 'binary'),
	-- a deduction
	('a', NULL, NULL, 0, -2, NULL),
	-- no rule decides, the unit did
	('b', '完成', '≤30万元', 8, 7.5, NULL),
	('b', NULL, '≥1次', 2, 1, NULL),
	-- no rule decides, and no points
	('c', '良好', '满意', 10, NULL, NULL),
	('c', '3次', '≥2次', 10, NULL, NULL),
	-- points without a full mark count as they stand
	('d', '3次', '≥2次', NULL, 4, NULL),
	-- undecided, with points beyond the full mark: 15 of 10 is 10, -3 of 10 is 0; a deduction that adds is 0
	('e', '完成', '≤30万元', 10, 15, NULL),
	('e', '完成', '≤30万元', 10, -3, NULL),
	('e', NULL, NULL, 0, 2, NULL),
	('e', '1起', '≤0起', 0, -1.5, NULL);

CREATE TEMP TABLE total AS
SELECT project, tally(actual, target, full_mark, self_points, method, 0, NULL, NULL) AS t FROM cell GROUP BY project;

SELECT is(t, ROW(4, 4, 0, 30, 22.00, 24.95)::indicator_tally, 'decided rows') FROM total WHERE project = 'a';
SELECT is(t, ROW(2, 2, 2, 10, 8.50, 8.50)::indicator_tally, 'undecided rows take the self points') FROM total WHERE project = 'b';
SELECT is(t, ROW(2, 2, 1, 20, NULL, NULL)::indicator_tally, 'missing points are NULL, not 0') FROM total WHERE project = 'c';
SELECT is(t, ROW(1, 0, 0, NULL, 4.00, 4.00)::indicator_tally, 'no full mark anywhere') FROM total WHERE project = 'd';
-- self 15 - 3 + 2 - 1.5, rule 10 + 0 + 0 - 1.5
SELECT is(t, ROW(4, 4, 2, 20, 12.50, 8.50)::indicator_tally, 'what a rule total takes of a row has bounds') FROM total
	WHERE project = 'e';
SELECT is((SELECT tally(actual, target, full_mark, self_points, method, 0, NULL, NULL) FROM cell WHERE false), NULL, 'no rows');
SELECT is((SELECT (tally('5次', '≥10次', 10, 0, NULL, 0.6, NULL, NULL)).rule_points), 0.00, 'a pass rate applies');
SELECT is((SELECT (tally('5次', '≥10次', 10, 0, NULL, NULL, NULL, NULL)).rule_points), 5.00, 'a NULL pass rate is none');
SELECT throws_ok($$SELECT tally('1', '≥1', -1, 0, NULL, 0, NULL, NULL)$$, '22003', NULL, 'a negative full mark is refused');

-- add_indicators() does the same by the terms of a project
CREATE TEMP TABLE plain AS
SELECT project, add_indicators(actual, target, NULL, full_mark, self_points, method, 1, NULL, NULL,
		scoring_terms(2024, 10, NULL, NULL, NULL, NULL)) AS s
FROM cell GROUP BY project;
SELECT is(s, ROW(4, 0, 30, 22.00, 24.95, NULL, 0)::indicator_sums, 'sums of decided rows') FROM plain WHERE project = 'a';
SELECT is(s, ROW(2, 2, 10, 8.50, 8.50, NULL, 0)::indicator_sums, 'sums of undecided rows') FROM plain WHERE project = 'b';
SELECT is(s, ROW(2, 1, 20, NULL, NULL, NULL, 0)::indicator_sums, 'sums where points are missing') FROM plain WHERE project = 'c';
SELECT is(s, ROW(1, 0, NULL, NULL, NULL, NULL, 0)::indicator_sums, 'no points count where full marks are missing') FROM plain
	WHERE project = 'd';
SELECT is((SELECT add_indicators(actual, target, NULL, full_mark, self_points, method, 1, NULL, NULL,
		scoring_terms(2024, 10, NULL, NULL, NULL, NULL)) FROM cell WHERE false), NULL, 'no rows have no sums');

-- one row with 87.5 or 88, one without a full mark, beside a budget
CREATE FUNCTION pg_temp.rest(budget numeric, first numeric) RETURNS numeric LANGUAGE sql AS $$
	SELECT (add_indicators('3次', '≥2次', NULL, m, 1, NULL, 1, NULL, NULL,
		scoring_terms(2024, budget, 0, 0.8, 0.6, NULL))).self_points
	FROM unnest(ARRAY[first, NULL]) AS m
$$;
SELECT is(pg_temp.rest(12.5, 87.5), 2.00, 'full marks that make 100 with the budget are complete');
SELECT is(pg_temp.rest(12.5, 88), NULL, 'others are not');
SELECT is(pg_temp.rest(12.50001, 87.5), NULL, 'not by rounding');
SELECT is(pg_temp.rest(NULL, 100), NULL, 'without a budget none are');
SELECT is(pg_temp.rest(0, 100), 2.00, 'a budget of no points is one');

-- what stands beside rows: 反向 makes =5天 a limit, 每少1次扣3分 takes 2 × 3 of 10
CREATE TEMP TABLE beside (seq integer, direction text, scoring_rule text);
INSERT INTO beside VALUES (7, '正向', NULL), (2, NULL, '每少1次扣3分'), (1, '反向', NULL), (3, '反向', '达到得满分，否则不得分');
CREATE FUNCTION pg_temp.beside(seq integer, actual perf_value, target perf_target) RETURNS numeric LANGUAGE sql AS $$
	SELECT (add_indicators(actual, NULL, target, 10, 1, NULL, seq, NULL, NULL,
		(SELECT scoring_terms(2024, 10, 0, 0.8, 0.6, scoring_details(d.seq, d.direction, d.scoring_rule))
		 FROM beside d))).rule_points
$$;
SELECT is(pg_temp.beside(1, '4天', '5天'), 10.00, 'a direction is of its row');
SELECT is(pg_temp.beside(2, '3次', '≥5次'), 4.00, 'a rule, too');
SELECT is(pg_temp.beside(3, '6天', '5天'), 0.00, 'both stand beside one row');
SELECT is(pg_temp.beside(7, '4天', '5天'), 8.00, 'what says nothing changes nothing');
SELECT is((SELECT (add_indicators('3次', '≥5次', NULL, 10, 1, NULL, seq, NULL, NULL,
		(SELECT scoring_terms(2024, 10, 0, 0.8, 0.6, scoring_details(d.seq, d.direction, d.scoring_rule))
		 FROM beside d))).rule_points
	-- three times 4, and 6 by the share: of row 9 and, as ≥ is no =, of row 1
	FROM unnest('{2,9,2,1,2}'::integer[]) AS seq), 24.00, 'rows find what stands beside them in any order');
SELECT throws_ok($$SELECT add_indicators('1', '≥1', NULL, 1, 1, NULL, 1, NULL, NULL, NULL)$$, '22004', NULL, 'terms are needed');
SELECT throws_ok($$SELECT add_indicators('1', '≥1', NULL, 1, 1, NULL, 1, NULL, NULL, 'x')$$, '22023', NULL, 'other bytes are none');

SELECT is(ARRAY(SELECT method_name(m) FROM unnest(array_append(enum_range(NULL::perf_method), NULL)) AS m),
	'{proportional,binary,step,manual,proportional}', 'methods by their labels');

SELECT * FROM finish();
ROLLBACK;
