-- The report of a department: one page of HTML, well-formed as XML too, that
-- prints.  Each section is a function of its own, reads the ledger's views and
-- gives NULL if there is nothing to show.  members are the department and all
-- below it, in the order of the tree; shown are the projects told in detail.

CREATE FUNCTION report_html(
	ledger name, fiscal_year integer, department text, max_projects integer DEFAULT 500
) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	title text;
	members text[];
	shown text[];
	projects bigint;
	page text;
BEGIN
	IF to_regclass(format('%I.review_finding', ledger)) IS NULL THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I holds no ledger with a view review_finding', ledger),
			HINT = format('To create or renew its views, SELECT create_ledger(%1$L) or refresh_ledger_views(%1$L).', ledger);
	END IF;

	EXECUTE format($q$
		WITH RECURSIVE tree AS (
			SELECT d.code, d.name FROM %1$I.department d WHERE d.code = $1
			UNION ALL
			SELECT d.code, d.name
			FROM tree t
			JOIN %1$I.department d ON d.parent_code = t.code
		) SEARCH DEPTH FIRST BY code SET place CYCLE code SET seen USING path
		SELECT array_agg(t.code ORDER BY t.place), min(t.name) FILTER (WHERE t.code = $1)
		FROM tree t
		WHERE NOT t.seen
		$q$, ledger) INTO members, title USING department;
	IF members IS NULL THEN
		RAISE no_data_found USING
			MESSAGE = format('no department "%s" in ledger %I', department, ledger),
			HINT = format('The departments are in %I.department.', ledger);
	END IF;
	title := title || fiscal_year || '年度预算绩效报告';

	EXECUTE format($q$
		SELECT coalesce(array_agg(p.project_code), '{}'), coalesce(max(p.total), 0)
		FROM (SELECT p.project_code, count(*) OVER () AS total
			  FROM %1$I.project_score p
			  WHERE p.fiscal_year = $1 AND p.department_code = ANY ($2)
			  ORDER BY p.full_year_budget_wan DESC NULLS LAST, p.project_code
			  LIMIT $3) p
		$q$, ledger) INTO shown, projects USING fiscal_year, members, max_projects;

	SELECT string_agg(format(E'<section id="%s">\n<h2>%s、%s</h2>\n%s</section>\n', s.id,
							 (ARRAY['一', '二', '三', '四', '五', '六'])[s.place], s.title, s.content),
					  '' ORDER BY s.place)
	INTO page
	FROM (
		SELECT s.id, s.title, s.content, row_number() OVER (ORDER BY s.place) AS place
		FROM (VALUES
			(1, 'departments', '部门绩效汇总', @extschema@.report_departments(ledger, fiscal_year, members)),
			(2, 'projects', '项目绩效', @extschema@.report_projects(ledger, fiscal_year, shown)),
			(3, 'charts', '图示', @extschema@.report_charts(ledger, fiscal_year, members, shown)),
			(4, 'findings', '审核发现', @extschema@.report_findings(ledger, fiscal_year, members, shown)),
			(5, 'accounts', '部门决算', @extschema@.report_accounts(ledger, fiscal_year, members)),
			(6, 'forms', '项目支出绩效自评表', @extschema@.report_forms(ledger, fiscal_year, shown))
		) AS s (place, id, title, content)
		WHERE s.content IS NOT NULL
	) s;

	RETURN format(E'<!DOCTYPE html>\n'
				  '<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN">\n<head>\n<meta charset="utf-8"/>\n'
				  '<title>%1$s</title>\n<style>\n%2$s</style>\n</head>\n<body>\n<header>\n<h1>%1$s</h1>\n'
				  '<p>部门代码 %3$s　金额单位：万元　生成日期 %4$s</p>\n%5$s</header>\n%6$s</body>\n</html>\n',
				  @extschema@.report_text(title), @extschema@.report_style(),
				  @extschema@.report_text(department), to_char(current_date, 'YYYY-MM-DD'),
				  CASE WHEN projects > max_projects THEN
					   format(E'<p>共%s个项目，逐项列示全年预算数最大的%s个；汇总含全部项目。</p>\n', projects, max_projects)
				  ELSE '' END,
				  page);
END
$function$;
COMMENT ON FUNCTION report_html(name, integer, text, integer) IS
'the report of a department and all below it in a fiscal year, as one page of HTML without script or outside resources: summary, projects, charts, findings, final accounts and the form of each project. The projects with the largest budgets are told one by one, max_projects at most; totals hold all. Errors: 42P01 if the schema holds no ledger, P0002 if the department is not in it';

CREATE FUNCTION report_departments(ledger name, fiscal_year integer, members text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	EXECUTE format($q$
		SELECT
			min(format(E'<dl><dt>项目</dt><dd>%%s 个</dd><dt>全年预算数</dt><dd>%%s</dd>'
					   '<dt>全年执行数</dt><dd>%%s</dd><dt>资金结(转)余</dt><dd>%%s</dd><dt>执行率</dt><dd>%%s%%%%</dd>'
					   '<dt>平均分：自评／规则</dt><dd>%%s／%%s</dd></dl>\n',
					   d.projects, @extschema@.report_figure(d.budget_wan),
					   @extschema@.report_figure(d.executed_wan), @extschema@.report_figure(d.balance_wan),
					   @extschema@.report_figure(d.execution_rate_pct),
					   @extschema@.report_figure(d.self_mean_score, 3),
					   @extschema@.report_figure(d.rule_mean_score, 3)))
				FILTER (WHERE d.department_code = $2[1])
			|| @extschema@.report_table(
				ARRAY['部门（单位）', '项目数', '全年<wbr/>预算数', '全年<wbr/>执行数', '资金<wbr/>结(转)余', '执行率<wbr/>(%%)',
					  '自评<wbr/>平均分', '自评<wbr/>加权分', '自评<wbr/>优良中差',
					  '规则<wbr/>平均分', '规则<wbr/>加权分', '规则<wbr/>优良中差',
					  '部门整体<wbr/>自评', '部门整体<wbr/>规则'],
				string_agg('<tr>'
					|| @extschema@.report_cell(d.department_code || ' ' || d.department_name,
						@extschema@.report_indent(d.depth - d.top))
					|| @extschema@.report_cell(d.projects::numeric, 0)
					|| @extschema@.report_cell(d.budget_wan)
					|| @extschema@.report_cell(d.executed_wan)
					|| @extschema@.report_cell(d.balance_wan)
					|| @extschema@.report_cell(d.execution_rate_pct)
					|| @extschema@.report_cell(d.self_mean_score, 3)
					|| @extschema@.report_cell(d.self_weighted_score, 3)
					|| @extschema@.report_cell(concat_ws('/', d.self_excellent, d.self_good, d.self_fair, d.self_poor),
						' class="n"')
					|| @extschema@.report_cell(d.rule_mean_score, 3)
					|| @extschema@.report_cell(d.rule_weighted_score, 3)
					|| @extschema@.report_cell(concat_ws('/', d.rule_excellent, d.rule_good, d.rule_fair, d.rule_poor),
						' class="n"')
					|| @extschema@.report_cell(d.own_self_score)
					|| @extschema@.report_cell(d.own_rule_score)
					|| '</tr>', E'\n' ORDER BY d.place))
		FROM (
			SELECT d.*, m.place, min(d.depth) OVER () AS top
			FROM unnest($2) WITH ORDINALITY AS m (code, place)
			JOIN %1$I.department_total d ON d.department_code = m.code
			WHERE d.fiscal_year = $1 AND d.department_code = ANY ($2)
		) d
		$q$, ledger) INTO markup USING fiscal_year, members;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_departments(name, integer, text[]) IS
'part of report_html: the totals of the department and of each below it';

CREATE FUNCTION report_projects(ledger name, fiscal_year integer, shown text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	EXECUTE format($q$
		SELECT @extschema@.report_table(
			ARRAY['项目代码', '项目名称', '单位', '类别', '全年<wbr/>预算数', '全年<wbr/>执行数', '资金<wbr/>结(转)余', '执行率<wbr/>(%%)',
				  '预算<wbr/>执行得分', '自评<wbr/>总分', '自评<wbr/>等级', '规则<wbr/>总分', '规则<wbr/>等级',
				  '指标自评<wbr/>减规则'],
			string_agg('<tr>'
				|| @extschema@.report_cell(p.project_code)
				|| @extschema@.report_cell(p.project_name)
				|| @extschema@.report_cell(p.department_name)
				|| @extschema@.report_cell(p.kind)
				|| @extschema@.report_cell(p.full_year_budget_wan)
				|| @extschema@.report_cell(p.executed_wan)
				|| @extschema@.report_cell(p.balance_wan)
				|| @extschema@.report_cell(p.execution_rate_pct)
				|| @extschema@.report_cell(p.budget_points)
				|| @extschema@.report_cell(p.self_total_points)
				|| @extschema@.report_cell(p.self_grade)
				|| @extschema@.report_cell(p.rule_total_points)
				|| @extschema@.report_cell(p.rule_grade)
				|| @extschema@.report_cell(p.difference_points)
				|| '</tr>', E'\n' ORDER BY p.project_code))
		FROM %1$I.project_score p
		WHERE p.fiscal_year = $1 AND p.project_code = ANY ($2)
		$q$, ledger) INTO markup USING fiscal_year, shown;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_projects(name, integer, text[]) IS
'part of report_html: money, totals and grades of each project';

CREATE FUNCTION report_charts(ledger name, fiscal_year integer, members text[], shown text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	projects text;
	years text;
	accounts text;
BEGIN
	-- a chart of ten rows fits half a page
	EXECUTE format($q$
		SELECT concat(
			@extschema@.report_bars('全年预算数构成', t.names, t.shares, NULL::numeric[], '{}'::text[], '%%', 100.0),
			@extschema@.report_bars('预算执行（万元）', t.names, t.budgets, t.executed,
									ARRAY['全年预算数', '全年执行数'], '', NULL::numeric),
			@extschema@.report_bars('自评与规则总分', t.scored, t.self, t.rule,
									ARRAY['自评总分', '规则总分'], '', 100.0))
		FROM (
			SELECT array_agg(p.project_name) AS names,
				array_agg(@extschema@.percent(p.full_year_budget_wan, p.whole)) AS shares,
				array_agg(p.full_year_budget_wan) AS budgets,
				array_agg(p.executed_wan) AS executed,
				array_agg(p.project_name) FILTER (WHERE has_score) AS scored,
				array_agg(p.self_total_points) FILTER (WHERE has_score) AS self,
				array_agg(p.rule_total_points) FILTER (WHERE has_score) AS rule
			FROM (
				SELECT p.*, d.budget_wan AS whole,
					coalesce(p.self_total_points, p.rule_total_points) IS NOT NULL AS has_score
				FROM %1$I.project_score p
				LEFT JOIN %1$I.department_total d
					ON d.fiscal_year = p.fiscal_year AND d.department_code = $2[1]
				WHERE p.fiscal_year = $1 AND p.project_code = ANY ($3) AND p.kind <> '部门整体'
				ORDER BY p.full_year_budget_wan DESC NULLS LAST, p.project_code
				LIMIT 10
			) p
			HAVING count(*) > 0
		) t
		$q$, ledger) INTO projects USING fiscal_year, members, shown;

	EXECUTE format($q$
		SELECT @extschema@.report_bars('与上年对比（万元）', ARRAY['全年预算数', '全年执行数'],
			ARRAY[y.prior_budget_wan, y.prior_executed_wan], ARRAY[y.budget_wan, y.executed_wan],
			ARRAY[y.fiscal_year - 1 || '年', y.fiscal_year || '年'], '', NULL::numeric)
		FROM %1$I.department_year_on_year y
		WHERE y.fiscal_year = $1 AND y.department_code = $2[1]
		$q$, ledger) INTO years USING fiscal_year, members;

	EXECUTE format($q$
		WITH line AS MATERIALIZED (
			SELECT a.*,
				CASE WHEN min(a.department_code) OVER () <> max(a.department_code) OVER ()
					THEN a.department_name || '　' ELSE '' END AS whose
			FROM %1$I.account_structure a
			WHERE a.fiscal_year = $1 AND a.department_code = ANY ($2)
		)
		SELECT concat(
			(SELECT @extschema@.report_bars('决算数与上年决算数（万元）',
						array_agg(a.whose || a.statement || '　' || a.name), array_agg(a.prior_amount_wan),
						array_agg(a.amount_wan), ARRAY[$1 - 1 || '年', $1 || '年'], '', NULL::numeric)
			 FROM (SELECT * FROM line
				   WHERE parent_line_no IS NULL AND prior_amount_wan IS NOT NULL
				   AND greatest(amount_wan, prior_amount_wan) > 0
				   ORDER BY department_code, statement, line_no
				   LIMIT 10) a
			 HAVING count(*) > 0),
			(SELECT string_agg(c.chart, '')
			 FROM (SELECT @extschema@.report_bars(
						a.whose || a.statement || '构成', array_agg(a.name ORDER BY a.line_no),
						array_agg(a.share_pct ORDER BY a.line_no), NULL::numeric[], '{}'::text[], '%%', 100.0) AS chart
				   FROM line a
				   JOIN line u ON u.department_code = a.department_code AND u.statement = a.statement
						AND u.line_no = a.parent_line_no AND u.parent_line_no IS NULL
				   WHERE a.share_pct > 0
				   GROUP BY a.department_code, a.whose, a.statement
				   HAVING count(*) BETWEEN 2 AND 20
				   ORDER BY a.department_code, a.statement
				   LIMIT 10) c))
		$q$, ledger) INTO accounts USING fiscal_year, members;

	RETURN '<div class="charts">' || nullif(concat(projects, years, accounts), '') || E'</div>\n';
END
$function$;
COMMENT ON FUNCTION report_charts(name, integer, text[], text[]) IS
'part of report_html: bar charts of the ten largest projects, of the year against the one before, and of the final accounts';

CREATE FUNCTION report_findings(ledger name, fiscal_year integer, members text[], shown text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	EXECUTE format($q$
		SELECT format(E'<p>共 %%s 条：错误 %%s，警告 %%s，提示 %%s。</p>\n', count(*),
					  count(*) FILTER (WHERE f.severity = '错误'),
					  count(*) FILTER (WHERE f.severity = '警告'),
					  count(*) FILTER (WHERE f.severity = '提示'))
			|| @extschema@.report_table(
				ARRAY['程度', '项目或部门', '指标', '规则', '审核意见', '报告数', '核算数'],
				string_agg('<tr>'
					|| @extschema@.report_cell(f.severity)
					|| @extschema@.report_cell(coalesce(f.project_code, f.department_code))
					|| @extschema@.report_cell(f.seq::text)
					|| @extschema@.report_cell(f.rule_name)
					|| @extschema@.report_cell(f.message)
					|| @extschema@.report_cell(f.stated::text)
					|| @extschema@.report_cell(f.computed::text)
					|| '</tr>', E'\n'
					ORDER BY array_position(ARRAY['错误', '警告', '提示'], f.severity),
						f.project_code, f.seq NULLS FIRST, f.rule)
				FILTER (WHERE f.project_code IS NULL OR f.project_code = ANY ($3)))
		FROM %1$I.review_finding f
		-- a finding about the tree of departments is of no year
		WHERE coalesce(f.fiscal_year, $1) = $1 AND f.department_code = ANY ($2)
		$q$, ledger) INTO markup USING fiscal_year, members, shown;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_findings(name, integer, text[], text[]) IS
'part of report_html: what the review found, errors first';

CREATE FUNCTION report_accounts(ledger name, fiscal_year integer, members text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	-- the walk goes down from the lines that have none above them, so that lines
	-- in a cycle stay out of it; they have no depth but are printed
	EXECUTE format($q$
		WITH RECURSIVE line AS MATERIALIZED (
			SELECT * FROM %1$I.account_structure a
			WHERE a.fiscal_year = $1 AND a.department_code = ANY ($2)
		), tree AS (
			SELECT a.department_code, a.statement, a.line_no, 0 AS depth
			FROM line a
			WHERE a.parent_line_no IS NULL
			UNION ALL
			SELECT a.department_code, a.statement, a.line_no, t.depth + 1
			FROM tree t
			JOIN line a ON a.department_code = t.department_code AND a.statement = t.statement
				AND a.parent_line_no = t.line_no
		)
		SELECT string_agg(s.markup, '' ORDER BY s.department_code, s.statement)
		FROM (
			SELECT a.department_code, a.statement,
				'<h3>' || @extschema@.report_text(a.department_name || '　' || a.statement) || E'</h3>\n'
				|| @extschema@.report_table(
					ARRAY['科目编码', '名称', '预算数', '决算数', '上年决算数', '占上级<wbr/>(%%)', '比上年增长<wbr/>(%%)',
						  '完成预算<wbr/>(%%)'],
					string_agg('<tr>'
						|| @extschema@.report_cell(a.subject_code)
						|| @extschema@.report_cell(a.name,
							@extschema@.report_indent(t.depth))
						|| @extschema@.report_cell(a.budget_wan)
						|| @extschema@.report_cell(a.amount_wan)
						|| @extschema@.report_cell(a.prior_amount_wan)
						|| @extschema@.report_cell(a.share_pct)
						|| @extschema@.report_cell(a.growth_pct)
						|| @extschema@.report_cell(a.completion_pct)
						|| '</tr>', E'\n' ORDER BY a.line_no)) AS markup
			FROM line a
			LEFT JOIN tree t USING (department_code, statement, line_no)
			GROUP BY a.department_code, a.department_name, a.statement
		) s
		$q$, ledger) INTO markup USING fiscal_year, members;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_accounts(name, integer, text[]) IS
'part of report_html: the statements of the final accounts, NULL if there are none';

CREATE FUNCTION report_forms(ledger name, fiscal_year integer, shown text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	-- a run is the indicator rows one below the other that share a level: they
	-- share its cell, which stands in the first of them
	EXECUTE format($q$
		WITH line AS (
			SELECT f.*,
				count(*) FILTER (WHERE new1) OVER by_line AS run1,
				count(*) FILTER (WHERE new1 OR new2) OVER by_line AS run2
			FROM (
				SELECT f.*,
					"一级指标" IS NULL
						OR "一级指标" IS DISTINCT FROM lag("一级指标") OVER by_line AS new1,
					"二级指标" IS NULL
						OR "二级指标" IS DISTINCT FROM lag("二级指标") OVER by_line AS new2
				FROM %1$I."项目支出绩效自评表" f
				WHERE "预算年度" = $1 AND "项目代码" = ANY ($2)
				WINDOW by_line AS (PARTITION BY "项目代码" ORDER BY "行次")
			) f
			WINDOW by_line AS (PARTITION BY "项目代码" ORDER BY "行次")
		), spanned AS (
			SELECT l.*,
				count(*) OVER (PARTITION BY "项目代码", run1) AS rows1,
				count(*) OVER (PARTITION BY "项目代码", run2) AS rows2
			FROM line l
		), form AS (
			SELECT "项目代码" AS project_code,
				min("项目名称") AS project_name,
				min("主管部门及代码") AS supervisor,
				min("预算单位") AS unit,
				string_agg('<tr>'
					|| @extschema@.report_cell("资金来源")
					|| @extschema@.report_cell("目标申报数")
					|| @extschema@.report_cell("预算编制数")
					|| @extschema@.report_cell("全年预算数")
					|| @extschema@.report_cell("全年执行数")
					|| @extschema@.report_cell("资金结(转)余")
					|| @extschema@.report_cell("执行率")
					|| @extschema@.report_cell("得分")
					|| '</tr>', E'\n' ORDER BY "行次") FILTER (WHERE "栏目" = '资金') AS funding,
				string_agg('<tr>'
					|| CASE WHEN new1 THEN @extschema@.report_cell("一级指标", format(' rowspan="%%s"', rows1))
					   ELSE '' END
					|| CASE WHEN new1 OR new2 THEN @extschema@.report_cell("二级指标", format(' rowspan="%%s"', rows2))
					   ELSE '' END
					|| @extschema@.report_cell("三级指标")
					|| @extschema@.report_cell("年初指标值")
					|| @extschema@.report_cell("调整后指标值")
					|| @extschema@.report_cell("实际完成值")
					|| @extschema@.report_cell("分值", 0)
					|| @extschema@.report_cell("得分", 0)
					|| @extschema@.report_cell("偏差原因分析及改进措施")
					|| '</tr>', E'\n' ORDER BY "行次") FILTER (WHERE "栏目" = '指标') AS indicators,
				string_agg('<tr class="total"><td colspan="6">总　分</td>'
					|| @extschema@.report_cell("分值", 0)
					|| @extschema@.report_cell("得分")
					|| @extschema@.report_cell("等级")
					|| '</tr>', '') FILTER (WHERE "栏目" = '总分') AS total
			FROM spanned
			GROUP BY "项目代码"
		), review AS (
			SELECT i.project_code,
				string_agg('<tr>'
					|| @extschema@.report_cell(i.seq::numeric, 0)
					|| @extschema@.report_cell(i.level3)
					|| @extschema@.report_cell(i.target_text)
					|| @extschema@.report_cell(i.actual_text)
					|| @extschema@.report_cell(i.completion_rate_pct)
					|| @extschema@.report_cell(i.full_mark_points, 0)
					|| @extschema@.report_cell(i.self_points, 0)
					|| @extschema@.report_cell(i.rule_points, 0)
					|| @extschema@.report_cell(i.difference_points, 0)
					|| '</tr>', E'\n' ORDER BY i.seq) AS indicators
			FROM %1$I.indicator_score i
			WHERE i.fiscal_year = $1 AND i.project_code = ANY ($2) AND i.full_mark_points > 0
				AND i.self_points IS DISTINCT FROM i.rule_points
			GROUP BY i.project_code
		)
		SELECT string_agg(format(
			E'<article>\n<h3>%%1$s%%2$s绩效自评表（%%3$s年度）</h3>\n<table class="form"><tbody>'
			'<tr><th>项目名称</th><td colspan="3">%%1$s（%%4$s）</td></tr>\n'
			'<tr><th>主管部门及代码</th>%%5$s<th>预算单位</th>%%6$s</tr></tbody></table>\n'
			'<table class="form"><thead><tr><th rowspan="2">项目资金（万元）</th><th colspan="2">年初预算数</th>'
			'<th rowspan="2">全年预算数</th><th rowspan="2">全年执行数</th><th rowspan="2">资金结(转)余</th>'
			'<th rowspan="2">执行率<wbr/>(%%%%)</th><th rowspan="2">得分</th></tr>'
			'<tr><th>目标申报数</th><th>预算编制数</th></tr></thead><tbody>\n%%7$s</tbody></table>\n'
			'<table class="form indicators"><thead><tr><th>一级指标</th><th>二级指标</th><th>三级指标</th>'
			'<th>年初<wbr/>指标值</th><th>调整后<wbr/>指标值</th><th>实际<wbr/>完成值</th><th>分值</th><th>得分</th>'
			'<th>偏差原因分析<wbr/>及改进措施</th></tr></thead><tbody>\n%%8$s\n%%9$s</tbody></table>\n'
			'<p>规则总分 %%10$s，等级 %%11$s。%%12$s</p>\n%%13$s</article>\n',
			@extschema@.report_text(f.project_name), CASE p.kind WHEN '项目' THEN '项目支出' ELSE '' END, $1,
			@extschema@.report_text(f.project_code),
			@extschema@.report_cell(f.supervisor), @extschema@.report_cell(f.unit),
			f.funding, f.indicators, f.total,
			@extschema@.report_figure(p.rule_total_points), @extschema@.report_text(p.rule_grade),
			CASE WHEN r.indicators IS NULL THEN '' ELSE '自评得分与规则得分不同或规则无法判定的指标：' END,
			CASE WHEN r.indicators IS NULL THEN '' ELSE @extschema@.report_table(
				ARRAY['序号', '三级指标', '指标值', '实际完成值', '完成率<wbr/>(%%)', '分值', '自评<wbr/>得分', '规则<wbr/>得分', '差额'],
				r.indicators) END), '' ORDER BY f.project_code)
		FROM form f
		JOIN %1$I.project_score p ON p.fiscal_year = $1 AND p.project_code = f.project_code
		LEFT JOIN review r ON r.project_code = f.project_code
		$q$, ledger) INTO markup USING fiscal_year, shown;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_forms(name, integer, text[]) IS
'part of report_html: the form 项目支出绩效自评表 of each project and, below it, where the rules give other points';
