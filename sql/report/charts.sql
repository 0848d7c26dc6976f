-- The charts of report_html.  Each function asks for its figures and leaves out
-- what has none to show.

CREATE FUNCTION report_charts(ledger name, fiscal_year integer, members text[], shown text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	RETURN '<div class="charts">' || nullif(concat(
			@extschema@.report_execution_chart(ledger, fiscal_year, shown),
			@extschema@.report_grade_chart(ledger, fiscal_year, members[1]),
			@extschema@.report_indicator_charts(ledger, fiscal_year, members),
			@extschema@.report_total_chart(ledger, fiscal_year, shown),
			@extschema@.report_department_charts(ledger, fiscal_year, members),
			@extschema@.report_account_charts(ledger, fiscal_year, members)), '')
		|| E'</div>\n';
END
$function$;
COMMENT ON FUNCTION report_charts(name, integer, text[], text[]) IS
'part of report_html: charts of projects, indicators, departments, months, years and the final accounts';

CREATE FUNCTION report_execution_chart(ledger name, fiscal_year integer, shown text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	EXECUTE format($q$
		SELECT @extschema@.report_bars(
			CASE WHEN max(p.projects) > 10 THEN '预算执行率最低的10个项目' ELSE '各项目预算执行率' END,
			array_agg(p.project_name ORDER BY p.place), array_agg(p.execution_rate_pct ORDER BY p.place),
			NULL::numeric[], '{}'::text[], '%%', 100.0, 80.0)
		FROM (
			SELECT p.project_name, p.execution_rate_pct, count(*) OVER () AS projects,
				row_number() OVER (ORDER BY p.execution_rate_pct, p.project_code COLLATE "C") AS place
			FROM %1$I.project_score p
			LEFT JOIN %1$I.project_kind k ON k.name = p.kind
			WHERE p.fiscal_year = $1 AND p.project_code = ANY ($2) AND k.counts_money IS NOT FALSE
				AND p.execution_rate_pct IS NOT NULL
		) p
		WHERE p.place <= 10
		$q$, ledger) INTO markup USING fiscal_year, shown;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_execution_chart(name, integer, text[]) IS
'part of report_html: execution of the projects against 80 %, the lowest first';

CREATE FUNCTION report_total_chart(ledger name, fiscal_year integer, shown text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	EXECUTE format($q$
		SELECT @extschema@.report_bars(
			CASE WHEN max(p.projects) > 10 THEN '预算最大的10个项目自评与规则总分' ELSE '自评与规则总分' END,
			array_agg(p.project_name ORDER BY p.place),
			array_agg(p.self_total_points ORDER BY p.place), array_agg(p.rule_total_points ORDER BY p.place),
			ARRAY['自评总分', '规则总分'], '', 100.0)
		FROM (
			SELECT p.project_name, p.self_total_points, p.rule_total_points, count(*) OVER () AS projects,
				row_number() OVER (ORDER BY p.full_year_budget_wan DESC NULLS LAST, p.project_code COLLATE "C") AS place
			FROM %1$I.project_score p
			LEFT JOIN %1$I.project_kind k ON k.name = p.kind
			WHERE p.fiscal_year = $1 AND p.project_code = ANY ($2) AND k.counts_scores IS NOT FALSE
				AND coalesce(p.self_total_points, p.rule_total_points) IS NOT NULL
		) p
		WHERE p.place <= 10
		$q$, ledger) INTO markup USING fiscal_year, shown;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_total_chart(name, integer, text[]) IS
'part of report_html: self totals against rule totals of the projects with the largest budgets';

CREATE FUNCTION report_grade_chart(ledger name, fiscal_year integer, department text) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	EXECUTE format($q$
		SELECT @extschema@.report_stack('绩效等级（项目个数）', ARRAY['自评等级', '规则等级'],
			ARRAY[d.self_excellent, d.self_good, d.self_fair, d.self_poor,
				  d.projects - d.self_excellent - d.self_good - d.self_fair - d.self_poor,
				  d.rule_excellent, d.rule_good, d.rule_fair, d.rule_poor,
				  d.projects - d.rule_excellent - d.rule_good - d.rule_fair - d.rule_poor]::bigint[],
			ARRAY['优', '良', '中', '差', '无总分'], ARRAY['top', 'good', 'fair', 'poor', 'none'])
		FROM %1$I.department_total d
		WHERE d.fiscal_year = $1 AND d.department_code = $2
			AND d.self_excellent + d.self_good + d.self_fair + d.self_poor
				+ d.rule_excellent + d.rule_good + d.rule_fair + d.rule_poor > 0
		$q$, ledger) INTO markup USING fiscal_year, department;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_grade_chart(name, integer, text) IS
'part of report_html: how many projects have which grade, by themselves and by the rule';

CREATE FUNCTION report_indicator_charts(ledger name, fiscal_year integer, members text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	-- the rule loses nothing where it cannot decide: as in a rule total, self points stand in
	EXECUTE format($q$
		WITH level AS MATERIALIZED (
			SELECT coalesce(@extschema@.level1_name(i.level1), '未分类') AS name,
				count(*) FILTER (WHERE i.met) AS met,
				count(*) FILTER (WHERE NOT i.met) AS unmet,
				count(*) FILTER (WHERE i.met IS NULL) AS undecided,
				sum(i.full_mark_points) AS full_mark,
				round(sum(i.full_mark_points - i.self_points)
					  / nullif(count(DISTINCT i.project_code) FILTER (WHERE i.self_points IS NOT NULL), 0), 2) AS self_lost,
				round(sum(i.full_mark_points - coalesce(i.rule_points, i.self_points))
					  / nullif(count(DISTINCT i.project_code) FILTER (WHERE i.self_points IS NOT NULL), 0), 2) AS rule_lost
			FROM %1$I.indicator_score i
			WHERE i.fiscal_year = $1 AND i.department_code = ANY ($2)
			GROUP BY 1
			ORDER BY full_mark DESC NULLS LAST, 1
			LIMIT 6
		), ranked AS (
			SELECT l.*, row_number() OVER (ORDER BY l.full_mark DESC NULLS LAST, l.name COLLATE "C") AS place
			FROM level l
		)
		SELECT concat(
			(SELECT @extschema@.report_stack('指标完成情况（个）', array_agg(l.name ORDER BY l.place),
						(SELECT array_agg(c.figure ORDER BY r.place, c.place)
						 FROM ranked r
						 CROSS JOIN LATERAL (VALUES (1, r.met), (2, r.unmet), (3, r.undecided)) AS c (place, figure)),
						ARRAY['达标', '未达标', '未定'], ARRAY['top', 'poor', 'none'])
			 FROM ranked l),
			(SELECT @extschema@.report_bars('各级指标平均每个项目失分', array_agg(l.name ORDER BY l.place),
						array_agg(l.self_lost ORDER BY l.place), array_agg(l.rule_lost ORDER BY l.place),
						ARRAY['自评失分', '规则失分'], '', NULL::numeric)
			 FROM ranked l
			 WHERE l.self_lost IS NOT NULL
			 HAVING max(greatest(l.self_lost, l.rule_lost)) > 0))
		$q$, ledger) INTO markup USING fiscal_year, members;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_indicator_charts(name, integer, text[]) IS
'part of report_html: for each level 1 the indicators met, not met and undecided, and the points lost';

CREATE FUNCTION report_department_charts(ledger name, fiscal_year integer, members text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	ranking text;
	months text;
	years text;
BEGIN
	-- those right below, by the rule; where there are no scores, by execution
	EXECUTE format($q$
		WITH child AS MATERIALIZED (
			SELECT d.*, row_number() OVER (ORDER BY d.rule_mean_score DESC NULLS LAST, d.department_code COLLATE "C") AS best,
				row_number() OVER (ORDER BY d.execution_rate_pct DESC NULLS LAST, d.department_code COLLATE "C") AS fastest,
				count(*) OVER () AS children,
				count(d.rule_mean_score) OVER () AS scored, count(d.execution_rate_pct) OVER () AS known
			FROM @extschema@.report_tree(%1$L::name, $1, $2[1]) c
			JOIN %1$I.department_total d ON d.department_code = c.code
			WHERE c.parent_place = 1 AND d.fiscal_year = $1 AND d.projects > 0
		)
		SELECT concat(
			(SELECT @extschema@.report_bars(
						CASE WHEN max(c.children) > 10 THEN '规则平均分前10名的下级部门' ELSE '下级部门平均分排名' END,
						array_agg(c.best || '　' || c.department_name ORDER BY c.best),
						array_agg(c.rule_mean_score ORDER BY c.best), array_agg(c.self_mean_score ORDER BY c.best),
						ARRAY['规则平均分', '自评平均分'], '', 100.0)
			 FROM child c
			 WHERE c.best <= 10 AND c.scored > 1 AND c.rule_mean_score IS NOT NULL),
			(SELECT @extschema@.report_bars(
						CASE WHEN max(c.children) > 10 THEN '执行率前10名的下级部门' ELSE '下级部门执行率排名' END,
						array_agg(c.fastest || '　' || c.department_name ORDER BY c.fastest),
						array_agg(c.execution_rate_pct ORDER BY c.fastest), NULL::numeric[], '{}'::text[], '%%', 100.0, 80.0)
			 FROM child c
			 WHERE c.fastest <= 10 AND c.known > 1 AND c.execution_rate_pct IS NOT NULL))
		$q$, ledger) INTO ranking USING fiscal_year, members;

	EXECUTE format($q$
		SELECT @extschema@.report_stack('各月项目运行监控灯（项目个数）', array_agg(m.month || '月' ORDER BY m.month),
			(SELECT array_agg(c.figure ORDER BY n.month, c.place)
			 FROM %1$I.department_monitor n
			 CROSS JOIN LATERAL (VALUES (1, n.red_projects), (2, n.yellow_projects), (3, n.green_projects),
										(4, n.undecided_projects)) AS c (place, figure)
			 WHERE n.fiscal_year = $1 AND n.department_code = $2[1])::bigint[],
			ARRAY['红', '黄', '绿', '未定'], ARRAY['poor', 'fair', 'top', 'none'])
		FROM %1$I.department_monitor m
		WHERE m.fiscal_year = $1 AND m.department_code = $2[1]
		$q$, ledger) INTO months USING fiscal_year, members;

	EXECUTE format($q$
		SELECT @extschema@.report_bars('各年预算与执行（万元）',
			array_agg(d.fiscal_year || '年' || coalesce('　执行率' || d.execution_rate_pct || '%%', '') ORDER BY d.fiscal_year),
			array_agg(d.budget_wan ORDER BY d.fiscal_year), array_agg(d.executed_wan ORDER BY d.fiscal_year),
			ARRAY['全年预算数', '全年执行数'], '', NULL::numeric)
		FROM %1$I.department_total d
		WHERE d.department_code = $2[1] AND d.fiscal_year BETWEEN $1 - 4 AND $1 AND d.projects > 0
		HAVING count(*) > 1
		$q$, ledger) INTO years USING fiscal_year, members;

	RETURN concat(ranking, months, years);
END
$function$;
COMMENT ON FUNCTION report_department_charts(name, integer, text[]) IS
'part of report_html: the departments right below ranked, lights by month, up to five years of budget and execution';

CREATE FUNCTION report_account_charts(ledger name, fiscal_year integer, members text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	-- Statements repeat each other: the same figures are drawn once.
	EXECUTE format($q$
		WITH line AS MATERIALIZED (
			SELECT a.*,
				CASE WHEN min(a.department_code) OVER () <> max(a.department_code) OVER ()
					THEN a.department_name || '　' ELSE '' END AS whose
			FROM %1$I.account_structure a
			WHERE a.fiscal_year = $1 AND a.department_code = ANY ($2)
		), top AS (
			SELECT DISTINCT ON (a.department_code, a.amount_wan, a.prior_amount_wan) a.*
			FROM line a
			WHERE a.parent_line_no IS NULL AND a.prior_amount_wan IS NOT NULL
				AND greatest(a.amount_wan, a.prior_amount_wan) > 0
			ORDER BY a.department_code, a.amount_wan, a.prior_amount_wan, a.statement, a.line_no
		), structure AS (
			SELECT a.department_code, a.statement, min(a.whose) AS whose,
				array_agg(a.name ORDER BY a.line_no) AS names,
				array_agg(a.share_pct ORDER BY a.line_no) AS shares,
				array_agg(a.name || ' ' || a.share_pct ORDER BY a.name COLLATE "C", a.line_no) AS parts
			FROM line a
			JOIN line u ON u.department_code = a.department_code AND u.statement = a.statement
				AND u.line_no = a.parent_line_no AND u.parent_line_no IS NULL
			WHERE a.share_pct > 0
			GROUP BY a.department_code, a.statement
			HAVING count(*) BETWEEN 2 AND 12
		)
		SELECT concat(
			(SELECT @extschema@.report_bars('决算数与上年决算数（万元）',
						array_agg(a.whose || a.statement || '　' || a.name ORDER BY a.department_code, a.statement, a.line_no),
						array_agg(a.prior_amount_wan ORDER BY a.department_code, a.statement, a.line_no),
						array_agg(a.amount_wan ORDER BY a.department_code, a.statement, a.line_no),
						ARRAY[$1 - 1 || '年', $1 || '年'], '', NULL::numeric)
			 FROM (SELECT * FROM top ORDER BY department_code, statement, line_no LIMIT 8) a),
			(SELECT string_agg(@extschema@.report_bars(c.whose || c.statement || '构成', c.names, c.shares,
									NULL::numeric[], '{}'::text[], '%%', 100.0), ''
						ORDER BY c.department_code, c.statement)
			 FROM (SELECT *
				   FROM structure s
				   WHERE NOT EXISTS (
						SELECT FROM structure o
						WHERE o.department_code = s.department_code AND o.parts @> s.parts
							AND (cardinality(o.parts) > cardinality(s.parts) OR o.statement < s.statement))
				   ORDER BY s.department_code, s.statement
				   LIMIT 6) c))
		$q$, ledger) INTO markup USING fiscal_year, members;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_account_charts(name, integer, text[]) IS
'part of report_html: the final accounts against the year before and the structure of each statement, none that repeats another';
