-- report_html: a page that is well-formed, says what the views say, and lets no
-- stored text become markup.
\set ECHO queries
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SELECT create_ledger('a"b; --');
SET search_path = 'a"b; --', public;

-- 1 has 11 and 12 below it; 9 has nothing to do with them
INSERT INTO department VALUES ('1', '甲 & <i>乙</i>', NULL), ('11', E'丙"\x01''', '1'), ('12', '丁', '1'), ('9', '外', NULL);
INSERT INTO project (fiscal_year, project_code, name, department_code, kind, scheme_code) VALUES
	(2024, 'p1', E'<script>alert(1)</script>&"''', '11', '项目', 'default'),
	(2024, 'p2', ']]> <!-- -- %s %1$s $q$ ' || repeat('很长的名字', 40), '12', '项目', 'default'),
	(2024, 'p3', '没有资金也没有指标', '12', '转移支付', NULL),
	(2024, 'p4', '整体', '1', '部门整体', 'default'),
	(2023, 'p1', '上年', '11', '项目', 'default'),
	(2024, 'x1', '不在报告内', '9', '项目', 'default');
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, adjusted_budget, executed) VALUES
	(2024, 'p1', '<财政>', '1234万元', '1000万元', '900.5万元'),
	(2024, 'p1', '其他', '1万元', NULL, '0.000001万元'),
	(2024, 'p2', '财政', '200万元', NULL, NULL),
	(2024, 'p4', '财政', '5000万元', NULL, '4000万元'),
	(2023, 'p1', '财政', '500万元', NULL, '500万元'),
	(2024, 'x1', '财政', '77777万元', NULL, '7万元');
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level2, level3, initial_target, target, actual, full_mark,
	self_points, explanation) VALUES
	(2024, 'p1', 1, '产出指标', '数量指标', 'a<b', '≥10个', '≥8个', '4个', 50, 40, '1 > 0 & 0 < 1'),
	(2024, 'p1', 2, '效益指标', '社会效益', '<b>x</b>', NULL, '≥90%', '95%', 20, 20, NULL),
	(2024, 'p1', 3, '效益指标', '社会效益', NULL, NULL, '提高<i>', '部分达成预期指标并具有一定效果', 10, 10, NULL),
	(2024, 'p1', 4, '满意度指标', NULL, '满意', '≥90%', NULL, '90%', 10, 10, NULL),
	(2024, 'p2', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(2024, 'p2', 2, NULL, NULL, NULL, NULL, '≥3次', '2公里', 90, 88.123456, NULL);
INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, parent_line_no, budget, amount, prior_amount)
	VALUES
	(2024, '11', '<支出>', 1, '合计', NULL, '100万元', '120万元', '80万元'),
	(2024, '11', '<支出>', 2, '基本 & 支出', 1, NULL, '90万元', NULL),
	(2024, '11', '<支出>', 3, '项目支出', 1, NULL, '30万元', '0万元'),
	(2024, '11', '<支出>', 4, '环一', NULL, NULL, NULL, NULL),
	(2024, '11', '<支出>', 5, '环二', 4, NULL, '-1万元', NULL),
	(2024, '12', '三公', 1, '三公经费', NULL, NULL, '3万元', '4万元'),
	(2024, '12', '收入', 1, '合计', NULL, NULL, '7万元', '6万元'),
	(2024, '12', '支出', 1, '合计', NULL, NULL, '5万元', '6万元');
UPDATE account_line SET parent_line_no = 5 WHERE line_no = 4;

-- xmlparse refuses what is not well-formed
CREATE TEMP TABLE page AS
SELECT html, xmlparse(DOCUMENT html) AS doc FROM report_html('a"b; --', 2024, '1') AS html;
CREATE FUNCTION pg_temp.found(path text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT unnest(xpath(path, doc, ARRAY[ARRAY['h', 'http://www.w3.org/1999/xhtml'],
										 ARRAY['s', 'http://www.w3.org/2000/svg']]))::text FROM page
$$;

-- what stands where
SELECT found FROM pg_temp.found('//h:h1/text() | //h:h2/text() | //h:h3/text() | //h:figcaption/text()') AS found;
SELECT s AS section,
	(SELECT count(*) FROM pg_temp.found(format('//h:section[@id="%s"]//h:table', s))) AS tables,
	(SELECT count(*) FROM pg_temp.found(format('//h:section[@id="%s"]//s:svg', s))) AS charts,
	(SELECT count(*) FROM pg_temp.found(format('//h:section[@id="%s"]/h:article', s))) AS articles
FROM unnest(ARRAY['departments', 'projects', 'charts', 'findings', 'accounts', 'forms']) AS s;

-- nothing runs and nothing is fetched
SELECT count(*) AS active FROM pg_temp.found('//h:script | //h:link | //h:img | //h:iframe | //@src | //@href | '
	'//@*[starts-with(name(), "on")]');
SELECT DISTINCT m[1] FROM page, regexp_matches(html, '(https?://[^">]*|url\(|@import)', 'g') AS m ORDER BY 1;
SELECT count(*) AS elements_of_stored_text FROM pg_temp.found('//h:i | //h:b');
SELECT html LIKE '%' || chr(1) || '%' AS control_character FROM page;

-- the hostile name is there as text, in the project list, the form and the charts
SELECT count(*) FROM page, xmltable(XMLNAMESPACES('http://www.w3.org/1999/xhtml' AS h),
	'//h:td' PASSING doc COLUMNS cell text PATH '.')
WHERE cell LIKE '<script>alert(1)</script>&"''%';

-- figures on the page are those of the view
CREATE FUNCTION pg_temp.number(cell text) RETURNS numeric LANGUAGE sql AS $$ SELECT nullif(replace(cell, ',', ''), '—')::numeric $$;
CREATE TEMP VIEW printed AS
SELECT c.code, c.kind, pg_temp.number(c.budget) AS budget, pg_temp.number(c.executed) AS executed,
	pg_temp.number(c.rate) AS rate, pg_temp.number(c.self) AS self, pg_temp.number(c.rule) AS rule
FROM page, xmltable(XMLNAMESPACES('http://www.w3.org/1999/xhtml' AS h), '//h:section[@id="projects"]//h:tbody/h:tr' PASSING doc
	COLUMNS code text PATH 'h:td[1]', kind text PATH 'h:td[4]', budget text PATH 'h:td[5]', executed text PATH 'h:td[6]',
		rate text PATH 'h:td[8]', self text PATH 'h:td[10]', rule text PATH 'h:td[12]') AS c;
SELECT * FROM printed;
SELECT project_code, kind, full_year_budget_wan, executed_wan, execution_rate_pct, self_total_points, rule_total_points
FROM project_score WHERE fiscal_year = 2024 AND department_code <> '9'
EXCEPT SELECT * FROM printed;
SELECT f.line, string_agg(f.cell, ' | ' ORDER BY f.place) AS cells
FROM page, xmltable(XMLNAMESPACES('http://www.w3.org/1999/xhtml' AS h),
	'//h:section[@id="departments"]//h:tbody/h:tr/h:td' PASSING doc
	COLUMNS place FOR ORDINALITY, cell text PATH '.', line integer PATH 'count(../preceding-sibling::h:tr)') AS f
GROUP BY f.line ORDER BY f.line;

-- a form: merged cells span their rows, totals at the foot
SELECT found FROM pg_temp.found('//h:article[1]//h:tr[h:td]') AS found;
-- final accounts, the lines in a cycle too
SELECT f.statement, string_agg(f.cell, ' | ' ORDER BY f.place) AS cells
FROM page, xmltable(XMLNAMESPACES('http://www.w3.org/1999/xhtml' AS h), '//h:section[@id="accounts"]//h:tbody/h:tr/h:td' PASSING doc
	COLUMNS place FOR ORDINALITY, cell text PATH '.', line integer PATH 'count(../preceding-sibling::h:tr)',
		statement text PATH '../../../preceding-sibling::h:h3[1]') AS f
GROUP BY f.statement, f.line ORDER BY f.statement COLLATE "C", f.line;
-- the bars of the two scores: self 9.00 + 40 + 20 + 10 + 10, rule 9.00 + 25 + 20 + 7.99 + 10
SELECT found FROM pg_temp.found('//h:figure[h:figcaption="自评与规则总分"]//s:rect | '
	'//h:figure[h:figcaption="自评与规则总分"]//s:text') AS found;

-- a chart over several departments and statements says whose lines they are, and of which
SELECT found FROM pg_temp.found('//h:figure[h:figcaption="决算数与上年决算数（万元）"]//s:text/text()') AS found;

-- as many findings as the view has, but for other departments and years
SELECT (SELECT count(*) FROM pg_temp.found('//h:section[@id="findings"]//h:tbody/h:tr'))
	- (SELECT count(*) FROM review_finding WHERE fiscal_year = 2024 AND department_code <> '9') AS difference,
	(SELECT found FROM pg_temp.found('//h:section[@id="findings"]/h:p/text()') AS found) AS text;

-- fewer projects than there are: the largest, said so, with the totals of all
TRUNCATE page;
INSERT INTO page SELECT html, xmlparse(DOCUMENT html) FROM report_html('a"b; --', 2024, '1', 2) AS html;
SELECT found FROM pg_temp.found('//h:header/h:p[2]/text()') AS found;
SELECT code FROM printed;
SELECT found FROM pg_temp.found('//h:dd/text()') AS found;

-- little to say, or nothing, is no error
SELECT regexp_replace(report_html('a"b; --', 1999, '1'), '.*</header>', '');
INSERT INTO department VALUES ('21', '环', NULL), ('22', '环', '21');
UPDATE department SET parent_code = '22' WHERE code = '21';
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2024, 'c1', '', '21'), (2024, 'c2', ' ', '22');
SELECT xmlparse(DOCUMENT report_html('a"b; --', 2024, '21')) IS DOCUMENT AS well_formed;
SELECT report_html('a"b; --', 2024, NULL);

-- asked for what there is not
SELECT report_html('nowhere', 2024, '1');
SELECT report_html('a"b; --', 2024, '404');

-- the parts
SELECT report_text(NULL), report_text(' '), report_text('<&>"'''), report_text(E'a\x1Fb\nc\x7F');
SELECT f, report_figure(f), report_figure(f, 0), report_figure(f, 3)
FROM unnest(ARRAY[0, 5, -0.5, 1234.5, 1234567.891, 0.000001, 20.00, -1234, 99.999999999999, 1e24, 'NaN', 'Infinity',
	NULL]::numeric[]) AS f;
SELECT report_bars('t', NULL, NULL, NULL, '{}', '', NULL), report_bars('t<', ARRAY['a', NULL], ARRAY[0, NULL]::numeric[], NULL,
	'{}', '', NULL);
SELECT found FROM regexp_matches(report_bars('t', ARRAY['a', 'b'], ARRAY[50, -3], ARRAY[200, NULL], ARRAY['x', '&'], '%', 100),
	'<rect[^>]*width="[0-9.]*[^/]*/><text[^/]*', 'g') AS m (found);
