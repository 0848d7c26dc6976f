-- The whole ledger on one page: totals, grades, findings, departments, the best
-- and the worst projects.  One pass over the projects of the year and one over
-- their findings; all else is made of what they leave.

CREATE FUNCTION dashboard_html(ledger name, fiscal_year integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off
AS $function$
DECLARE
	title text := fiscal_year || '年度预算绩效总览';
	projects jsonb;
	review jsonb;
	departments jsonb;
	page text;
BEGIN
	IF ledger IS NULL OR fiscal_year IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = 'a dashboard needs a ledger and a fiscal year, not NULL',
			HINT = 'For example: SELECT dashboard_html(''city'', 2024).';
	END IF;
	PERFORM @extschema@.require_ledger(ledger, 'view'::text, 'review_finding'::name);
	projects := @extschema@.dashboard_projects(ledger, fiscal_year);
	review := @extschema@.dashboard_findings(ledger, fiscal_year);
	departments := @extschema@.dashboard_departments(ledger, fiscal_year, projects, review);
	SELECT string_agg(@extschema@.report_section(s.id, s.place, s.title, s.content), '' ORDER BY s.place)
	INTO page
	FROM (
		SELECT s.id, s.title, s.content, row_number() OVER (ORDER BY s.place) AS place
		FROM (VALUES
			(1, 'summary', '总体情况', coalesce(@extschema@.dashboard_summary(departments, projects, review),
											format(E'<p>%s年度没有数据。</p>\n', fiscal_year))),
			(2, 'tree', '各部门', @extschema@.dashboard_tree(departments, fiscal_year)),
			(3, 'best', '规则总分最高的项目', @extschema@.dashboard_list('best', projects -> 'best', fiscal_year)),
			(4, 'worst', '规则总分最低的项目', @extschema@.dashboard_list('worst', projects -> 'worst', fiscal_year)),
			(5, 'rules', '审核发现', @extschema@.dashboard_rules(review))
		) AS s (place, id, title, content)
		WHERE s.content IS NOT NULL
	) s;

	RETURN format(E'<!DOCTYPE html>\n'
				  '<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN">\n<head>\n<meta charset="utf-8"/>\n'
				  '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
				  '<title>%1$s</title>\n<style>\n%2$s</style>\n</head>\n<body class="dashboard">\n<header>\n<h1>%1$s</h1>\n'
				  '<p>台账 %3$s　金额单位：万元　生成日期 %4$s</p>\n</header>\n%5$s%6$s</body>\n</html>\n',
				  title,
				  @extschema@.report_style() || @extschema@.dashboard_style()
				  || @extschema@.report_cards('tree', 800) || @extschema@.report_cards('best', 800)
				  || @extschema@.report_cards('worst', 800) || @extschema@.report_cards('rules', 480),
				  @extschema@.report_text(ledger), to_char(current_date, 'YYYY-MM-DD'),
				  page, @extschema@.dashboard_script());
END
$function$;
COMMENT ON FUNCTION dashboard_html(name, integer) IS
'a whole ledger in a fiscal year on one page of HTML without outside resources: totals, execution, grades, findings by rule and '
'severity, departments ranked and unfolded level by level, best and worst projects; a few lines of script of its own filter and '
'sort. Each department links to the page that report_html writes, in a file named report_file(department, year) beside it. A year '
'without data gives a page that says so. Errors: 42P01 if the schema holds no ledger, 22004 for NULL';

CREATE FUNCTION report_file(department text, fiscal_year integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
	SELECT string_agg(CASE WHEN c.letter ~ '[A-Za-z0-9_-]' OR ascii(c.letter) > 127 THEN c.letter
						ELSE '~' || lpad(to_hex(ascii(c.letter)), 2, '0') END, '' ORDER BY c.place)
	FROM regexp_split_to_table(department, '') WITH ORDINALITY AS c (letter, place))
	|| '-' || fiscal_year || '.html';
COMMENT ON FUNCTION report_file(text, integer) IS
'the name of the file that holds a department''s report beside a dashboard: its code, the year and .html, 303-2022.html; in the '
'code each sign of ASCII that is no letter, digit, hyphen or underscore is written as ~ and two hexadecimal digits, so that the '
'name can stand in a link and in every file system';

CREATE FUNCTION dashboard_findings(ledger name, fiscal_year integer) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	review jsonb;
BEGIN
	-- a finding about the tree of departments is of no year
	EXECUTE format($q$
		SELECT coalesce(jsonb_agg(f), '[]')
		FROM (
			SELECT f.department_code AS code, f.rule, f.rule_name, f.severity, count(*) AS findings,
				count(DISTINCT f.project_code) AS projects,
				count(*) FILTER (WHERE f.answer = '确认') AS confirmed,
				count(*) FILTER (WHERE f.answer = '已整改') AS mended,
				count(*) FILTER (WHERE f.answer = '不属实') AS disputed
			FROM %1$I.review_finding f
			WHERE f.fiscal_year = $1 OR f.fiscal_year IS NULL
			GROUP BY f.department_code, f.rule, f.rule_name, f.severity
		) f
		$q$, ledger) INTO review USING fiscal_year;
	RETURN review;
END
$function$;
COMMENT ON FUNCTION dashboard_findings(name, integer) IS
'part of dashboard_html: for each department of its own, without those below it, and each rule how many findings in how many '
'projects, and how they are answered';

CREATE FUNCTION dashboard_projects(ledger name, fiscal_year integer) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	projects jsonb;
BEGIN
	EXECUTE format($q$
		WITH project AS MATERIALIZED (
			SELECT p.department_code AS code, p.department_name, p.project_code, p.project_name,
				k.counts_money IS NOT FALSE AS money,
				p.full_year_budget_wan AS budget, p.executed_wan AS executed, p.execution_rate_pct AS rate,
				p.self_total_points AS self, p.self_grade, p.rule_total_points AS rule, p.rule_grade,
				k.counts_scores IS NOT FALSE AS scores
			FROM %1$I.project_score p
			LEFT JOIN %1$I.project_kind k ON k.name = p.kind
			WHERE p.fiscal_year = $1 AND (k.counts_money IS NOT FALSE OR k.counts_scores IS NOT FALSE)
		), counted AS MATERIALIZED (
			-- as department_own() does it: a kind may count by its money or by its scores only
			SELECT p.code, p.money,
				CASE WHEN p.money THEN p.budget END AS budget, CASE WHEN p.money THEN p.executed END AS executed,
				CASE WHEN p.money THEN p.rate END AS rate,
				CASE WHEN p.scores THEN p.self END AS self, CASE WHEN p.scores THEN p.self_grade END AS self_grade,
				CASE WHEN p.scores THEN p.rule END AS rule, CASE WHEN p.scores THEN p.rule_grade END AS rule_grade
			FROM project p
		)
		SELECT jsonb_build_object(
			'departments', (SELECT jsonb_agg(o) FROM (
				SELECT p.code, jsonb_build_object('projects', count(*),
					'budgets', count(p.budget), 'budget', coalesce(sum(p.budget), 0),
					'executions', count(p.executed), 'executed', coalesce(sum(p.executed), 0),
					'known', count(*) FILTER (WHERE p.budget IS NOT NULL AND p.executed IS NOT NULL),
					'unknown', count(*) FILTER (WHERE p.money AND (p.budget IS NULL OR p.executed IS NULL)),
					'known_budget', coalesce(sum(p.budget) FILTER (WHERE p.executed IS NOT NULL), 0),
					'known_executed', coalesce(sum(p.executed) FILTER (WHERE p.budget IS NOT NULL), 0),
					'self_total', coalesce(sum(p.self), 0), 'self_scored', count(p.self),
					'rule_total', coalesce(sum(p.rule), 0), 'rule_scored', count(p.rule),
					'self_excellent', count(*) FILTER (WHERE p.self_grade = '优'),
					'self_good', count(*) FILTER (WHERE p.self_grade = '良'),
					'self_fair', count(*) FILTER (WHERE p.self_grade = '中'),
					'self_poor', count(*) FILTER (WHERE p.self_grade = '差'),
					'excellent', count(*) FILTER (WHERE p.rule_grade = '优'),
					'good', count(*) FILTER (WHERE p.rule_grade = '良'),
					'fair', count(*) FILTER (WHERE p.rule_grade = '中'),
					'poor', count(*) FILTER (WHERE p.rule_grade = '差')) AS sums
				FROM counted p GROUP BY p.code) o),
			'bands', (SELECT jsonb_build_array(
					count(*) FILTER (WHERE p.rate < 60),
					count(*) FILTER (WHERE p.rate >= 60 AND p.rate < 80),
					count(*) FILTER (WHERE p.rate >= 80 AND p.rate <= 100),
					count(*) FILTER (WHERE p.rate > 100),
					count(*) FILTER (WHERE p.money AND p.rate IS NULL))
				FROM counted p),
			'best', (SELECT coalesce(jsonb_agg(b), '[]') FROM (
				SELECT p.* FROM project p WHERE p.scores AND p.rule IS NOT NULL
				ORDER BY p.rule DESC, p.budget DESC NULLS LAST, p.project_code COLLATE "C"
				LIMIT (SELECT least(20, (count(p.rule) + 1) / 2) FROM counted p)) b),
			'worst', (SELECT coalesce(jsonb_agg(b), '[]') FROM (
				SELECT p.* FROM project p WHERE p.scores AND p.rule IS NOT NULL
				ORDER BY p.rule, p.budget NULLS FIRST, p.project_code COLLATE "C" DESC
				LIMIT (SELECT least(20, count(p.rule) / 2) FROM counted p)) b))
		FROM project p
		HAVING count(*) > 0
		$q$, ledger) INTO projects USING fiscal_year;
	RETURN projects;
END
$function$;
COMMENT ON FUNCTION dashboard_projects(name, integer) IS
'part of dashboard_html: what the projects of each department add up to, without those below it; how many projects stand in which '
'band of execution; the best and the worst by the rule, 20 at most and none in both. What counts is said by project_kind. NULL '
'without projects';

CREATE FUNCTION dashboard_departments(ledger name, fiscal_year integer, projects jsonb, review jsonb)
RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	departments jsonb;
BEGIN
	-- The figures of a department and all below it are the difference of two running
	-- sums along the tree: each department is added once, whatever its shape.
	-- Departments in a circle stand behind the tree, each for itself.
	EXECUTE format($q$
		WITH node AS MATERIALIZED (
			SELECT d.code, d.name, d.depth, d.place, coalesce(d.last, d.place) AS last, d.parent_place,
				'{"projects":0,"budgets":0,"budget":0,"executions":0,"executed":0,"known":0,"unknown":0,"known_budget":0,'
					'"known_executed":0,
				  "self_total":0,"self_scored":0,"rule_total":0,"rule_scored":0,"self_excellent":0,"self_good":0,"self_fair":0,
				  "self_poor":0,"excellent":0,"good":0,"fair":0,"poor":0,"errors":0,"warnings":0}'::jsonb
				|| coalesce(o.sums, '{}') || coalesce(f.sums, '{}') AS sums
			FROM (
				SELECT d.code, d.name, t.last, coalesce(t.depth, 1) AS depth, t.parent_place,
					row_number() OVER (ORDER BY t.place NULLS LAST, d.code COLLATE "C") AS place
				FROM %1$I.department d
				LEFT JOIN @extschema@.report_tree($1, $2, NULL) t ON t.code = d.code
			) d
			LEFT JOIN jsonb_to_recordset($3 -> 'departments') AS o (code text, sums jsonb) ON o.code = d.code
			LEFT JOIN (
				SELECT f.code, jsonb_build_object('errors', coalesce(sum(f.findings) FILTER (WHERE f.severity = '错误'), 0),
					'warnings', coalesce(sum(f.findings) FILTER (WHERE f.severity = '警告'), 0)) AS sums
				FROM jsonb_to_recordset($4) AS f (code text, severity text, findings bigint)
				GROUP BY f.code
			) f ON f.code = d.code
		), running AS MATERIALIZED (
			SELECT n.place, n.last, s.key, s.value::numeric AS own,
				sum(s.value::numeric) OVER (PARTITION BY s.key ORDER BY n.place) AS up
			FROM node n
			CROSS JOIN LATERAL jsonb_each_text(n.sums) s
		), total AS (
			SELECT r.place, jsonb_object_agg(r.key, e.up - r.up + r.own) AS sums
			FROM running r
			JOIN running e ON e.place = r.last AND e.key = r.key
			GROUP BY r.place
		)
		SELECT jsonb_agg(t.sums || jsonb_build_object('code', n.code, 'name', n.name, 'place', n.place, 'depth', n.depth, 'parent',
			n.parent_place)
						 ORDER BY n.place)
		FROM node n
		JOIN total t ON t.place = n.place
		WHERE t.sums ->> 'projects' <> '0' OR t.sums ->> 'errors' <> '0' OR t.sums ->> 'warnings' <> '0'
		$q$, ledger) INTO departments USING ledger, fiscal_year, projects, review;
	RETURN departments;
END
$function$;
COMMENT ON FUNCTION dashboard_departments(name, integer, jsonb, jsonb) IS
'part of dashboard_html: what each department and all below it add up to, in the order of the tree; those without projects and '
'findings are left out';

CREATE FUNCTION dashboard_rows(departments jsonb)
RETURNS TABLE (code text, name text, place bigint, depth integer, parent bigint, projects bigint, budget numeric, executed numeric,
			   balance numeric, rate numeric, unknown bigint, self_mean numeric, self_scored bigint, rule_mean numeric,
			   rule_scored bigint, self_excellent bigint, self_good bigint, self_fair bigint, self_poor bigint,
			   excellent bigint, good bigint, fair bigint, poor bigint, errors bigint, warnings bigint)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	-- rounded as department_total does it
	SELECT d.code, d.name, d.place, d.depth, d.parent, d.projects,
		CASE WHEN d.budgets > 0 THEN d.budget END,
		CASE WHEN d.executions > 0 THEN d.executed END,
		CASE WHEN d.known > 0 THEN d.known_budget - d.known_executed END,
		CASE WHEN d.known_budget > 0 THEN percent(d.known_executed, d.known_budget) END, d.unknown,
		@extschema@.mean_score(d.self_total, d.self_scored::numeric), d.self_scored,
		@extschema@.mean_score(d.rule_total, d.rule_scored::numeric), d.rule_scored,
		d.self_excellent, d.self_good, d.self_fair, d.self_poor,
		d.excellent, d.good, d.fair, d.poor, d.errors, d.warnings
	FROM jsonb_to_recordset(departments) AS d (
		code text, name text, place bigint, depth integer, parent bigint, projects bigint, budgets bigint, budget numeric,
		executions bigint, executed numeric, known bigint, unknown bigint, known_budget numeric, known_executed numeric,
		self_total numeric, self_scored bigint, rule_total numeric, rule_scored bigint,
		self_excellent bigint, self_good bigint, self_fair bigint, self_poor bigint,
		excellent bigint, good bigint, fair bigint, poor bigint, errors bigint, warnings bigint);
END;
COMMENT ON FUNCTION dashboard_rows(jsonb) IS
'part of dashboard_html: the departments of dashboard_departments() as rows, with rates and means';

CREATE FUNCTION dashboard_summary(departments jsonb, projects jsonb, review jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	-- the tops of the tree together are the ledger
	WITH whole AS (
		SELECT w.*
		FROM dashboard_rows((
			SELECT jsonb_build_array(jsonb_object_agg(s.key, s.sum))
			FROM (SELECT e.key, sum(e.value::numeric) AS sum
				  FROM jsonb_array_elements(departments) AS d
				  CROSS JOIN LATERAL jsonb_each_text(d - '{code,name,parent}'::text[]) e
				  WHERE d ->> 'depth' = '1'
				  GROUP BY e.key) s
			HAVING count(*) > 0)) w
	)
	SELECT '<dl>'
		|| (SELECT string_agg(format('<div><dt>%s</dt><dd>%s</dd></div>', c.name, c.content), '' ORDER BY c.place)
			FROM (VALUES
				(1, '项目', w.projects || ' 个'),
				(2, '全年预算数', report_figure(w.budget)), (3, '全年执行数', report_figure(w.executed)),
				(4, '资金结(转)余', report_figure(w.balance)),
				(5, '执行率', report_figure(w.rate) || CASE WHEN w.rate IS NULL THEN '' ELSE '%' END),
				(6, '自评平均分', report_figure(w.self_mean, 3) || '<small>（' || w.self_scored || ' 个项目）</small>'),
				(7, '规则平均分', report_figure(w.rule_mean, 3) || '<small>（' || w.rule_scored || ' 个项目）</small>'),
				(8, '审核发现', (
					SELECT format('%s 条<small>%s %s 条，%s %s 条</small>', coalesce(sum(f.findings), 0),
								  report_word('错误'), coalesce(sum(f.findings) FILTER (WHERE f.severity = '错误'), 0),
								  report_word('警告'), coalesce(sum(f.findings) FILTER (WHERE f.severity = '警告'), 0))
					FROM jsonb_to_recordset(review) AS f (severity text, findings bigint)))
			) AS c (place, name, content))
		|| E'</dl>\n' || CASE WHEN w.unknown > 0
			THEN format(E'<p>%s个项目的预算数或执行数未知，不计入执行率和结余。</p>\n', w.unknown) ELSE '' END
		|| '<div class="charts">' || concat(
			report_stack('绩效等级（项目个数）', ARRAY['自评等级', '规则等级'],
				ARRAY[w.self_excellent, w.self_good, w.self_fair, w.self_poor, w.projects - w.self_scored,
					  w.excellent, w.good, w.fair, w.poor, w.projects - w.rule_scored],
				ARRAY['优', '良', '中', '差', '无总分'], ARRAY['top', 'good', 'fair', 'poor', 'none']),
			report_stack('预算执行率（项目个数）', ARRAY['执行率'],
				(SELECT array_agg(b::bigint ORDER BY b.place)
				 FROM jsonb_array_elements_text(dashboard_summary.projects -> 'bands') WITH ORDINALITY AS b (b, place)),
				ARRAY['<60%', '60-80%', '80-100%', '>100%', '未知'], ARRAY['poor', 'fair', 'top', 'good', 'none']),
			report_stack('审核发现（条）', ARRAY['程度'],
				(SELECT array_agg(coalesce(f.findings, 0)::bigint ORDER BY l.place)
				 FROM unnest(ARRAY['错误', '警告', '提示']) WITH ORDINALITY AS l (severity, place)
				 LEFT JOIN (SELECT f.severity, sum(f.findings) AS findings
							FROM jsonb_to_recordset(review) AS f (severity text, findings bigint)
							GROUP BY f.severity) f ON f.severity = l.severity),
				ARRAY['错误', '警告', '提示'], ARRAY['poor', 'fair', 'none']))
		|| E'</div>\n'
	FROM whole w
	WHERE dashboard_summary.projects IS NOT NULL;
END;
COMMENT ON FUNCTION dashboard_summary(jsonb, jsonb, jsonb) IS
'part of dashboard_html: the ledger as a whole, in figures and charts; NULL without projects';

CREATE FUNCTION dashboard_tree(departments jsonb, fiscal_year integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	-- 4,500 rows are less than 2 MB; beyond, the departments nearest to the top
	WITH row AS MATERIALIZED (
		SELECT r.*, count(*) OVER () AS departments, row_number() OVER (ORDER BY r.depth, r.place) AS nearest,
			rank() OVER (PARTITION BY r.parent ORDER BY r.rule_mean DESC NULLS LAST, r.rate DESC NULLS LAST) AS rank,
			max(report_decimals(r.budget)) OVER () AS budget_decimals,
			max(report_decimals(r.executed)) OVER () AS executed_decimals
		FROM dashboard_rows(departments) r
	)
	SELECT CASE WHEN max(r.departments) > 4500
			THEN format(E'<p>共%s个部门（单位），列示上级的4500个，其余见各部门的页。</p>\n', max(r.departments)) ELSE '' END
		|| report_table(report_titles('tree'), string_agg(
			format('<tr data-depth="%s"><td%s><a href="%s">%s</a> %s</td>', r.depth, report_indent(r.depth - 1),
				   report_text(report_file(r.code, fiscal_year)), report_text(r.code), report_text(r.name))
			|| report_cell(r.rank::numeric, 0) || report_cell(r.projects::numeric, 0)
			|| report_cell(r.budget, r.budget_decimals) || report_cell(r.executed, r.executed_decimals)
			|| report_cell(r.rate) || report_cell(r.self_mean, 3) || report_cell(r.rule_mean, 3)
			|| report_grades_cell(r.excellent::integer, r.good::integer, r.fair::integer, r.poor::integer)
			|| report_cell(r.errors::numeric, 0) || report_cell(r.warnings::numeric, 0) || '</tr>',
			E'\n' ORDER BY r.place))
	FROM row r
	WHERE r.nearest <= 4500
	HAVING count(*) > 0;
END;
COMMENT ON FUNCTION dashboard_tree(jsonb, integer) IS
'part of dashboard_html: the departments in the order of the tree, each with a link to the page of its report and its rank, by '
'the mean of the rule and then by execution, among those below the same department';

CREATE FUNCTION dashboard_list(section text, projects jsonb, fiscal_year integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT report_table(report_titles(section), string_agg('<tr>'
			|| report_cell(p.project_code || ' ' || p.project_name)
			|| format('<td><a href="%s">%s</a> %s</td>', report_text(report_file(p.code, fiscal_year)), report_text(p.code),
					  report_text(p.department_name))
			|| report_cell(p.budget, p.budget_decimals) || report_cell(p.rate)
			|| report_cell(p.self) || report_word_cell(p.self_grade)
			|| report_cell(p.rule) || report_word_cell(p.rule_grade) || '</tr>', E'\n' ORDER BY p.place))
	FROM (
		SELECT p.*, max(report_decimals(p.budget)) OVER () AS budget_decimals
		FROM ROWS FROM (jsonb_to_recordset(projects) AS (
			code text, department_name text, project_code text, project_name text, budget numeric, rate numeric,
			self numeric, self_grade text, rule numeric, rule_grade text)) WITH ORDINALITY
			AS p (code, department_name, project_code, project_name, budget, rate, self, self_grade, rule, rule_grade, place)
	) p
	HAVING count(*) > 0;
END;
COMMENT ON FUNCTION dashboard_list(text, jsonb, integer) IS
'part of dashboard_html: the best or the worst projects; NULL where none has a rule total';

CREATE FUNCTION dashboard_rules(review jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT report_table(report_titles('rules'), string_agg('<tr>'
			|| report_cell(f.rule_name) || report_word_cell(f.severity)
			|| report_cell(f.findings, 0) || report_cell(f.projects, 0) || report_cell(f.departments::numeric, 0)
			|| report_cell(nullif(concat_ws('，', '确认' || nullif(f.confirmed, 0), '已整改' || nullif(f.mended, 0),
											'不属实' || nullif(f.disputed, 0)), ''))
			|| report_cell(report_advice(f.rule)) || '</tr>', E'\n'
			ORDER BY array_position(ARRAY['错误', '警告', '提示'], f.severity), f.findings DESC, f.rule COLLATE "C"))
	FROM (
		SELECT f.rule, f.rule_name, f.severity, sum(f.findings) AS findings, sum(f.projects) AS projects,
			count(*) AS departments, sum(f.confirmed) AS confirmed, sum(f.mended) AS mended, sum(f.disputed) AS disputed
		FROM jsonb_to_recordset(review) AS f (rule text, rule_name text, severity text, findings bigint, projects bigint,
			confirmed bigint, mended bigint, disputed bigint)
		GROUP BY f.rule, f.rule_name, f.severity
	) f
	HAVING count(*) > 0;
END;
COMMENT ON FUNCTION dashboard_rules(jsonb) IS
'part of dashboard_html: findings by rule and severity, how they are answered, and what to do about them';

CREATE FUNCTION dashboard_style() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN $css$.dashboard table { font-size: 13px }
.dashboard dd small { font-size: 12px }
#tree th:first-child { width: 32% }
#best th:first-child, #worst th:first-child { width: 32% }
#best th:nth-child(2), #worst th:nth-child(2) { width: 24% }
#rules th:last-child { width: 40% }
tr[hidden] { display: none !important }
a { color: #174a78 }
input, select { font: inherit; padding: 4px 8px; width: 20em; max-width: 100%; border: 1px solid #9aa7b4; border-radius: 4px;
	background: #fff; color: inherit }
input::placeholder { color: #4a5a6a }
.controls select { display: none }
th button, td button { font: inherit; border: 0; background: none; color: inherit; padding: 0; cursor: pointer }
td button { width: 1.4em; color: #174a78 }
td button::before { content: "+" }
td button[aria-expanded="true"]::before { content: "-" }
th[aria-sort="ascending"] button::after { content: " ↑" }
th[aria-sort="descending"] button::after { content: " ↓" }
.controls { display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 8px }
@media screen and (max-width: 800px) { .controls select { display: block } }
@media print { .controls, td button { display: none } }
$css$;
COMMENT ON FUNCTION dashboard_style() IS
'part of dashboard_html: the style of what a report has not';
