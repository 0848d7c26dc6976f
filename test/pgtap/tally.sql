-- tally() says in one pass what rule_points() and sums say in many
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(9);

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

SELECT * FROM finish();
ROLLBACK;
