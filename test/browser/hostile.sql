-- A ledger whose every text tries to be markup, or to burst its cell.
SET client_min_messages = warning;
SELECT create_ledger('hostile') \g /dev/null
SET search_path = hostile, public;
INSERT INTO department VALUES ('d', $$</title><b>"部门" & '乙'$$, NULL),
	($$"><script>document.title = 'owned'</script>$$, '<img src=x onerror="document.title = ''owned''">', 'd'),
	('javascript:alert(1)//', '../../', $$"><script>document.title = 'owned'</script>$$);
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code)
VALUES (2024, repeat('W', 80), $$<script>document.title = 'owned'</script>$$
	|| $$<img src=x onerror="document.title = 'owned'">&"' 甲$$, 'd', 'default');
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2024, '"', '<i>', 'javascript:alert(1)//');
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
VALUES (2024, repeat('W', 80), '</td></tr></table><b>', '9223372036854.775807万元', '9223372036854.775806万元');
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level2, level3, target, actual, full_mark, self_points, explanation)
VALUES (2024, repeat('W', 80), 1, repeat('一', 100), repeat('x', 100), '"><iframe src="//a.example"></iframe>',
	'≥999999999999999999个', '0.00000000000001个', 90, 89.123456, repeat('说明', 500)),
	(2024, repeat('W', 80), 2, '<!--', ']]>', '&amp;&lt;', 'javascript:alert(1)', '完成<b>', 0, -1, E'\x01\x1F\x7F');
INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, amount, prior_amount)
VALUES (2024, 'd', '</h3><b>', 1, repeat('长', 60), '1万元', '2万元');
