-- The sections of report_html that are tables.

CREATE FUNCTION report_departments(ledger name, fiscal_year integer, members text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	EXECUTE format($q$
		SELECT
			min(format(E'<dl><div><dt>项目</dt><dd>%%s 个</dd></div><div><dt>全年预算数</dt><dd>%%s</dd></div>'
					   '<div><dt>全年执行数</dt><dd>%%s</dd></div><div><dt>资金结(转)余</dt><dd>%%s</dd></div>'
					   '<div><dt>执行率</dt><dd>%%s%%s</dd></div>'
					   '<div><dt>自评平均分</dt><dd>%%s<small>（%%s 个项目）</small></dd></div>'
					   '<div><dt>规则平均分</dt><dd>%%s<small>（%%s 个项目）</small></dd></div></dl>\n',
					   d.projects, @extschema@.report_figure(d.budget_wan),
					   @extschema@.report_figure(d.executed_wan), @extschema@.report_figure(d.balance_wan),
					   @extschema@.report_figure(d.execution_rate_pct),
					   CASE WHEN d.execution_rate_pct IS NULL THEN '' ELSE '%%' END,
					   @extschema@.report_figure(d.self_mean_score, 3), d.self_scored,
					   @extschema@.report_figure(d.rule_mean_score, 3), d.rule_scored))
				FILTER (WHERE d.department_code = $2[1])
			|| @extschema@.report_table(
				@extschema@.report_titles('departments'),
				string_agg('<tr>'
					|| @extschema@.report_cell(d.department_code || ' ' || d.department_name,
						@extschema@.report_indent(d.depth - d.top))
					|| @extschema@.report_cell(d.projects::numeric, 0)
					|| @extschema@.report_cell(d.budget_wan, d.budget_decimals)
					|| @extschema@.report_cell(d.executed_wan, d.executed_decimals)
					|| @extschema@.report_cell(d.balance_wan, d.balance_decimals)
					|| @extschema@.report_cell(d.execution_rate_pct)
					|| @extschema@.report_cell(d.self_mean_score, 3)
					|| @extschema@.report_cell(d.self_weighted_score, 3)
					|| @extschema@.report_grades_cell(d.self_excellent, d.self_good, d.self_fair, d.self_poor)
					|| @extschema@.report_cell(d.rule_mean_score, 3)
					|| @extschema@.report_cell(d.rule_weighted_score, 3)
					|| @extschema@.report_grades_cell(d.rule_excellent, d.rule_good, d.rule_fair, d.rule_poor)
					|| @extschema@.report_cell(d.own_self_score)
					|| @extschema@.report_cell(d.own_rule_score)
					|| '</tr>', E'\n' ORDER BY d.place))
		FROM (
			SELECT d.*, m.place, min(d.depth) OVER () AS top,
				d.self_excellent + d.self_good + d.self_fair + d.self_poor AS self_scored,
				d.rule_excellent + d.rule_good + d.rule_fair + d.rule_poor AS rule_scored,
				max(@extschema@.report_decimals(d.budget_wan)) OVER () AS budget_decimals,
				max(@extschema@.report_decimals(d.executed_wan)) OVER () AS executed_decimals,
				max(@extschema@.report_decimals(d.balance_wan)) OVER () AS balance_decimals
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

CREATE FUNCTION report_grades_cell(excellent integer, good integer, fair integer, poor integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '<td class="n">' || concat_ws('/', excellent, good, fair,
	CASE WHEN poor > 0 THEN '<strong class="bad">' || poor || '</strong>' ELSE poor::text END) || '</td>';
COMMENT ON FUNCTION report_grades_cell(integer, integer, integer, integer) IS
'part of report_html: a table cell that holds how many projects are 优, 良, 中 and 差; the last stands out where there are any';

CREATE FUNCTION report_projects(ledger name, fiscal_year integer, shown text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	EXECUTE format($q$
		SELECT @extschema@.report_table(
			@extschema@.report_titles('projects'),
			string_agg('<tr>'
				|| @extschema@.report_cell(p.project_code)
				|| @extschema@.report_cell(p.project_name)
				|| @extschema@.report_cell(p.department_name)
				|| @extschema@.report_cell(p.kind)
				|| @extschema@.report_cell(p.full_year_budget_wan, p.budget_decimals)
				|| @extschema@.report_cell(p.executed_wan, p.executed_decimals)
				|| @extschema@.report_cell(p.balance_wan, p.balance_decimals)
				|| @extschema@.report_cell(p.execution_rate_pct)
				|| @extschema@.report_cell(p.budget_points)
				|| @extschema@.report_cell(p.self_total_points)
				|| @extschema@.report_word_cell(p.self_grade)
				|| @extschema@.report_cell(p.rule_total_points)
				|| @extschema@.report_word_cell(p.rule_grade)
				|| @extschema@.report_difference_cell(p.difference_points, 2, 5::numeric)
				|| '</tr>', E'\n' ORDER BY p.project_code))
		FROM (
			SELECT p.*,
				max(@extschema@.report_decimals(p.full_year_budget_wan)) OVER () AS budget_decimals,
				max(@extschema@.report_decimals(p.executed_wan)) OVER () AS executed_decimals,
				max(@extschema@.report_decimals(p.balance_wan)) OVER () AS balance_decimals
			FROM %1$I.project_score p
			WHERE p.fiscal_year = $1 AND p.project_code = ANY ($2)
		) p
		$q$, ledger) INTO markup USING fiscal_year, shown;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_projects(name, integer, text[]) IS
'part of report_html: money, totals and grades of each project; from 5 points on, self points that are above or below the rule''s '
'stand out';

CREATE FUNCTION report_findings(ledger name, fiscal_year integer, members text[], shown text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	-- a rule may find several things in one row, so that only all columns make an order
	EXECUTE format($q$
		SELECT format(E'<p>共 %%s 条：错误 %%s，警告 %%s，提示 %%s%%s。</p>\n', count(*),
					  count(*) FILTER (WHERE f.severity = '错误'),
					  count(*) FILTER (WHERE f.severity = '警告'),
					  count(*) FILTER (WHERE f.severity = '提示'), '；已答复 ' || nullif(count(f.answer), 0))
			|| @extschema@.report_table(
				@extschema@.report_titles('findings'),
				string_agg('<tr>'
					|| @extschema@.report_word_cell(f.severity)
					|| '<td>' || @extschema@.report_text(coalesce(f.project_name, f.department_name)) || ' <small>'
					|| @extschema@.report_text(coalesce(f.project_code, f.department_code)) || '</small></td>'
					|| @extschema@.report_cell(f.place)
					|| @extschema@.report_cell(f.rule_name)
					|| @extschema@.report_cell(f.message)
					|| @extschema@.report_cell(f.stated)
					|| @extschema@.report_cell(f.computed)
					|| @extschema@.report_cell(f.answer)
					|| '</tr>', E'\n'
					ORDER BY array_position(ARRAY['错误', '警告', '提示'], f.severity),
						f.project_code COLLATE "C", f.seq NULLS FIRST, f.rule COLLATE "C",
						f.department_code COLLATE "C", f.message COLLATE "C", f.stated, f.computed)
				FILTER (WHERE f.project_code IS NULL OR f.project_code = ANY ($3)))
		FROM (
			SELECT f.*, p.name AS project_name, d.name AS department_name,
				CASE WHEN f.section IS NOT NULL THEN format('%%s第%%s段', f.section, f.seq)
					WHEN f.project_code IS NULL AND f.seq IS NOT NULL THEN format('第%%s行', f.seq)
					ELSE concat_ws(' ', f.seq, coalesce(i.level3, i.level2, i.level1))
				END AS place
			FROM %1$I.review_finding f
			LEFT JOIN %1$I.project p ON p.fiscal_year = f.fiscal_year AND p.project_code = f.project_code
			LEFT JOIN %1$I.department d ON d.code = f.department_code
			LEFT JOIN %1$I.indicator i
				ON i.fiscal_year = f.fiscal_year AND i.project_code = f.project_code AND i.seq = f.seq AND f.section IS NULL
			-- a finding about the tree of departments is of no year
			WHERE coalesce(f.fiscal_year, $1) = $1 AND f.department_code = ANY ($2)
		) f
		$q$, ledger) INTO markup USING fiscal_year, members, shown;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_findings(name, integer, text[], text[]) IS
'part of report_html: what the review found, errors first, each with the names of its project and indicator';

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
					@extschema@.report_titles('accounts'),
					string_agg('<tr>'
						|| @extschema@.report_cell(a.subject_code)
						|| @extschema@.report_cell(a.name,
							@extschema@.report_indent(t.depth))
						|| @extschema@.report_cell(a.budget_wan, a.budget_decimals)
						|| @extschema@.report_cell(a.amount_wan, a.amount_decimals)
						|| @extschema@.report_cell(a.prior_amount_wan, a.prior_decimals)
						|| @extschema@.report_cell(a.share_pct)
						|| @extschema@.report_cell(a.growth_pct)
						|| @extschema@.report_cell(a.completion_pct)
						|| '</tr>', E'\n' ORDER BY a.line_no)) AS markup
			FROM (
				SELECT a.*,
					max(@extschema@.report_decimals(a.budget_wan)) OVER statement AS budget_decimals,
					max(@extschema@.report_decimals(a.amount_wan)) OVER statement AS amount_decimals,
					max(@extschema@.report_decimals(a.prior_amount_wan)) OVER statement AS prior_decimals
				FROM line a
				WINDOW statement AS (PARTITION BY a.department_code, a.statement)
			) a
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
				count(*) OVER (PARTITION BY "项目代码", run2) AS rows2,
				max(@extschema@.report_decimals("目标申报数")) OVER form AS requested_decimals,
				max(@extschema@.report_decimals("预算编制数")) OVER form AS initial_decimals,
				max(@extschema@.report_decimals("全年预算数")) OVER form AS budget_decimals,
				max(@extschema@.report_decimals("全年执行数")) OVER form AS executed_decimals,
				max(@extschema@.report_decimals("资金结(转)余")) OVER form AS balance_decimals
			FROM line l
			WINDOW form AS (PARTITION BY "项目代码")
		), form AS (
			SELECT "项目代码" AS project_code,
				min("项目名称") AS project_name,
				min("主管部门及代码") AS supervisor,
				min("预算单位") AS unit,
				string_agg('<tr>'
					|| @extschema@.report_cell("资金来源")
					|| @extschema@.report_cell("目标申报数", requested_decimals)
					|| @extschema@.report_cell("预算编制数", initial_decimals)
					|| @extschema@.report_cell("全年预算数", budget_decimals)
					|| @extschema@.report_cell("全年执行数", executed_decimals)
					|| @extschema@.report_cell("资金结(转)余", balance_decimals)
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
					|| @extschema@.report_cell("分值")
					|| @extschema@.report_cell("得分")
					|| @extschema@.report_cell("偏差原因分析及改进措施")
					|| '</tr>', E'\n' ORDER BY "行次") FILTER (WHERE "栏目" = '指标') AS indicators,
				string_agg('<tr class="total"><td colspan="6">总　分</td>'
					|| @extschema@.report_cell("分值")
					|| @extschema@.report_cell("得分")
					|| @extschema@.report_word_cell("等级")
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
					|| @extschema@.report_cell(i.full_mark_points)
					|| @extschema@.report_cell(i.self_points)
					|| @extschema@.report_cell(i.rule_points)
					|| @extschema@.report_difference_cell(i.difference_points, 2, i.full_mark_points / 5)
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
			@extschema@.report_figure(p.rule_total_points), @extschema@.report_word(p.rule_grade),
			CASE WHEN r.indicators IS NULL THEN '' ELSE '自评得分与规则得分不同或规则无法判定的指标：' END,
			CASE WHEN r.indicators IS NULL THEN '' ELSE @extschema@.report_table(
				ARRAY['序号', '三级指标', '指标值', '实际完成值', '完成率<wbr/>(%%)', '分值', '自评<wbr/>得分', '规则<wbr/>得分',
					'差额'],
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
