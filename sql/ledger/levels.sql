-- Weights against the scheme, allocations, final accounts, year on year.

CREATE FUNCTION level1_name(level1 text) RETURNS text
	AS 'MODULE_PATHNAME', 'level1_name'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION level1_name(text) IS
'the usual name of a level-1 indicator: blanks, a number in front (一、, （二）, 1.) and a bracketed note as in 总体绩效（65分） are dropped, synonyms (完成指标, 项目完成指标 ...) become 产出指标, 效益指标, 满意度指标, 成本指标';

CREATE FUNCTION level1_marks_accumulate(internal, level1 text, full_mark numeric) RETURNS internal
	AS 'MODULE_PATHNAME', 'level1_marks_accumulate'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION level1_marks_accumulate(internal, text, numeric) IS
'part of the aggregate level1_marks';

CREATE FUNCTION level1_marks_result(internal) RETURNS text
	AS 'MODULE_PATHNAME', 'level1_marks_result'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION level1_marks_result(internal) IS
'part of the aggregate level1_marks';

CREATE AGGREGATE level1_marks(level1 text, full_mark numeric) (
	SFUNC = level1_marks_accumulate,
	STYPE = internal,
	SSPACE = 512,
	FINALFUNC = level1_marks_result,
	FINALFUNC_MODIFY = SHAREABLE,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE level1_marks(text, numeric) IS
'the full marks of each level-1 indicator by its usual name (level1_name()) in one line, such as 产出指标50、效益指标30、满意度指标10, in the order of the names'' bytes; those that add up to 0 are left out. Two lists are equal as texts if they give the same marks. NULL where no row has a full mark; 22003 for a full mark below 0';

CREATE FUNCTION ledger_check_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.scheme_check WITH (security_invoker = true) AS
		SELECT p.fiscal_year,
			p.department_code,
			p.project_code,
			p.name AS project_name,
			p.scheme_code,
			c.level1,
			c.level2,
			c.level3,
			coalesce(c.indicators, 0)::integer AS indicators,
			coalesce(c.full_mark, 0) AS full_mark_points,
			c.points AS scheme_points,
			coalesce(c.full_mark, 0) - c.points AS difference_points,
			coalesce(c.full_mark, 0) = coalesce(c.points, 0) AS agrees
		FROM %1$I.project p
		JOIN %1$I.scheme s ON s.code = p.scheme_code
		CROSS JOIN LATERAL (
			-- the total and each level 1, in one pass over the indicators
			SELECT c.level1, NULL::text AS level2, NULL::text AS level3,
				c.indicators, c.full_mark, c.points
			FROM (
				SELECT coalesce(g.level1, sp.level1) AS level1, g.indicators, g.full_mark, sp.points,
					bool_or(g.is_total) OVER () AS scored,
					count(sp.level1) OVER () > 1 AS has_parts,
					g.is_total
				FROM (
					SELECT CASE WHEN grouping(i.level1) = 1 THEN '合计' ELSE i.level1 END AS level1,
						grouping(i.level1) = 1 AS is_total,
						count(*) AS indicators,
						sum(i.full_mark)
							+ CASE WHEN grouping(i.level1) = 1 THEN s.budget_points ELSE 0 END AS full_mark
					FROM (
						SELECT @extschema@.level1_name(i.level1) AS level1, i.full_mark
						FROM %1$I.indicator i
						WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
							AND i.full_mark IS NOT NULL
						OFFSET 0
					) i
					GROUP BY GROUPING SETS ((), (i.level1))
					HAVING count(*) > 0
				) g
				FULL JOIN (
					SELECT @extschema@.level1_name(sp.level1), sum(sp.points)
					FROM %1$I.scheme_part sp
					WHERE sp.scheme_code = p.scheme_code
					GROUP BY 1
					UNION ALL
					SELECT '合计', 100.0
				) sp (level1, points) ON sp.level1 = g.level1
			) c
			WHERE c.scored AND (c.has_parts OR c.is_total)
			UNION ALL
			SELECT si.level1, si.level2, nullif(si.level3, ''), count(i.seq), sum(i.full_mark),
				si.points
			FROM %1$I.scheme_item si
			LEFT JOIN %1$I.indicator i
				ON i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
				AND i.full_mark IS NOT NULL
				AND @extschema@.level1_name(i.level1) = @extschema@.level1_name(si.level1)
				AND i.level2 = si.level2
				AND (si.level3 = '' OR i.level3 = si.level3)
			WHERE si.scheme_code = p.scheme_code
				-- naming si keeps this from being asked where the scheme has no items
				AND EXISTS (SELECT FROM %1$I.indicator i
							WHERE i.fiscal_year = p.fiscal_year
								AND i.project_code = p.project_code
								AND i.full_mark IS NOT NULL
								AND si.points IS NOT NULL)
			GROUP BY si.level1, si.level2, si.level3, si.points
		) c;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'scheme_check',
		'满分核对：项目各级指标的满分与评分方案对照；没有分值的项目不出现', ARRAY[
		'level1', '一级指标；“合计”行为预算执行满分加全部指标满分',
		'full_mark_points', '指标满分合计',
		'scheme_points', '评分方案的满分，方案没有该指标为空',
		'difference_points', '满分合计减方案满分',
		'agrees', '是否一致']);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.allocation_total WITH (security_invoker = true) AS
		SELECT p.fiscal_year,
			p.department_code,
			d.name AS department_name,
			p.project_code,
			p.name AS project_name,
			a.regions,
			a.allocated AS allocated_wan,
			a.stated_total::numeric AS stated_total_wan,
			e.full_year_budget_wan,
			a.allocated - coalesce(a.stated_total::numeric, e.full_year_budget_wan)
				AS difference_wan
		FROM %1$I.project p
		LEFT JOIN %1$I.department d ON d.code = p.department_code
		-- looked up for those with an allocation, after EXISTS has found them
		CROSS JOIN LATERAL (
			SELECT e.full_year_budget_wan
			FROM %1$I.project_execution e
			WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
			OFFSET 0
		) e
		CROSS JOIN LATERAL (
			SELECT (count(*) FILTER (WHERE NOT a.total))::integer AS regions,
				(count(*) FILTER (WHERE a.total IS NULL))::integer AS subtotals,
				CASE WHEN bool_and(a.total IS NOT FALSE OR a.amount IS NOT NULL)
					THEN @extschema@.sum_wan(a.amount) FILTER (WHERE NOT a.total) END AS allocated,
				CASE WHEN bool_and(a.total OR a.amount IS NOT NULL)
					THEN @extschema@.sum_wan(a.amount) FILTER (WHERE a.total IS NOT TRUE) END AS all_rows,
				@extschema@.max(a.amount) FILTER (WHERE a.total) AS stated_total
			FROM (
				SELECT a.amount, @extschema@.is_total_row(a.region) AS total
				FROM %1$I.allocation a
				WHERE a.fiscal_year = p.fiscal_year AND a.project_code = p.project_code
			) a
		) s
		-- subtotals are parts where they are all there is, or make the total with the rest
		CROSS JOIN LATERAL (
			SELECT s.regions + s.subtotals AS regions, s.all_rows AS allocated, s.stated_total
			WHERE s.regions = 0
				OR s.all_rows = coalesce(s.stated_total::numeric, e.full_year_budget_wan)
			UNION ALL
			SELECT s.regions, s.allocated, s.stated_total
			LIMIT 1
		) a
		WHERE EXISTS (SELECT FROM %1$I.allocation a
					  WHERE a.fiscal_year = p.fiscal_year AND a.project_code = p.project_code);
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'allocation_total',
		'转移支付资金分配汇总：每个有分配的项目一行', ARRAY[
		'regions', '地区个数（不含合计行）',
		'allocated_wan', '各地区分配金额合计（万元），有一个未列即为空',
		'stated_total_wan', '合计行所列金额（万元），没有合计行为空',
		'difference_wan', '分配合计减合计行，没有合计行则减全年预算数（万元）']);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.account_structure WITH (security_invoker = true) AS
		SELECT l.fiscal_year,
			l.department_code,
			d.name AS department_name,
			l.statement,
			l.line_no,
			l.name,
			l.subject_code,
			l.parent_line_no,
			l.budget::numeric AS budget_wan,
			l.amount::numeric AS amount_wan,
			l.prior_amount::numeric AS prior_amount_wan,
			@extschema@.percent(l.amount::numeric, u.amount::numeric) AS share_pct,
			@extschema@.percent(l.amount::numeric - l.prior_amount::numeric,
								abs(l.prior_amount::numeric)) AS growth_pct,
			@extschema@.percent(l.amount::numeric, l.budget::numeric) AS completion_pct,
			l.stated_share AS stated_share_pct,
			l.stated_growth AS stated_growth_pct,
			l.stated_completion AS stated_completion_pct,
			c.children,
			c.amount AS children_amount_wan,
			l.amount::numeric - c.amount AS children_difference_wan,
			coalesce(c.partial, false) AS children_partial
		FROM %1$I.account_line l
		LEFT JOIN %1$I.department d ON d.code = l.department_code
		LEFT JOIN %1$I.account_line u
			ON u.fiscal_year = l.fiscal_year AND u.department_code = l.department_code
			AND u.statement = l.statement AND u.line_no = l.parent_line_no
		CROSS JOIN LATERAL (
			SELECT count(*)::integer AS children,
				CASE WHEN count(*) = count(c.amount) THEN @extschema@.sum_wan(c.amount) END AS amount,
				bool_or(btrim(c.name, E' 　\t') LIKE '其中%%') AS partial
			FROM %1$I.account_line c
			WHERE c.fiscal_year = l.fiscal_year AND c.department_code = l.department_code
				AND c.statement = l.statement AND c.parent_line_no = l.line_no
		) c;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'account_structure',
		'部门决算结构：占上级的比重、比上年增长、完成预算，与报告所列并列', ARRAY[
		'name', '科目或项目名称',
		'budget_wan', '预算数（万元）',
		'amount_wan', '决算数（万元）',
		'prior_amount_wan', '上年决算数（万元）',
		'share_pct', '占上级行的比重（百分数）',
		'growth_pct', '比上年增长（百分数，下降为负）；上年为零为空',
		'completion_pct', '完成预算（百分数）',
		'stated_share_pct', '报告所列占比（百分数）',
		'stated_growth_pct', '报告所列增长（百分数）',
		'stated_completion_pct', '报告所列完成预算（百分数）',
		'children', '下级行数',
		'children_amount_wan', '下级行决算数合计（万元），有一行未列即为空',
		'children_difference_wan', '本行减下级合计（万元）',
		'children_partial', '下级是否为“其中”项，只列一部分']);
END
$function$;
COMMENT ON FUNCTION ledger_check_views(name) IS
'part of refresh_ledger_views: scheme_check, allocation_total, account_structure';

CREATE FUNCTION ledger_year_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.project_year_on_year WITH (security_invoker = true) AS
		SELECT n.fiscal_year,
			n.department_code,
			n.department_name,
			n.project_code,
			n.project_name,
			n.full_year_budget_wan AS budget_wan,
			b.full_year_budget_wan AS prior_budget_wan,
			@extschema@.percent(n.full_year_budget_wan - b.full_year_budget_wan,
								abs(b.full_year_budget_wan)) AS budget_growth_pct,
			n.executed_wan,
			b.executed_wan AS prior_executed_wan,
			@extschema@.percent(n.executed_wan - b.executed_wan, abs(b.executed_wan))
				AS executed_growth_pct,
			n.execution_rate_pct,
			b.execution_rate_pct AS prior_execution_rate_pct,
			n.self_total_points AS self_score,
			b.self_total_points AS prior_self_score,
			n.self_total_points - b.self_total_points AS self_score_change,
			n.rule_total_points AS rule_score,
			b.rule_total_points AS prior_rule_score,
			n.rule_total_points - b.rule_total_points AS rule_score_change
		FROM %1$I.project_score n
		-- looked up for each project: the planner would sum all projects of all years
		CROSS JOIN LATERAL (
			SELECT b.full_year_budget_wan, b.executed_wan, b.execution_rate_pct,
				b.self_total_points, b.rule_total_points
			FROM %1$I.project_score b
			WHERE b.fiscal_year = n.fiscal_year - 1 AND b.project_code = n.project_code
			OFFSET 0
		) b;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'project_year_on_year',
		'项目与上年对比：上年也有的项目每年一行', '{}'::text[]);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.department_year_on_year WITH (security_invoker = true) AS
		SELECT n.fiscal_year,
			n.department_code,
			n.department_name,
			n.projects,
			b.projects AS prior_projects,
			n.budget_wan,
			b.budget_wan AS prior_budget_wan,
			@extschema@.percent(n.budget_wan - b.budget_wan, abs(b.budget_wan)) AS budget_growth_pct,
			n.executed_wan,
			b.executed_wan AS prior_executed_wan,
			@extschema@.percent(n.executed_wan - b.executed_wan, abs(b.executed_wan))
				AS executed_growth_pct,
			n.execution_rate_pct,
			b.execution_rate_pct AS prior_execution_rate_pct,
			n.self_mean_score AS self_score,
			b.self_mean_score AS prior_self_score,
			n.self_mean_score - b.self_mean_score AS self_score_change,
			n.rule_mean_score AS rule_score,
			b.rule_mean_score AS prior_rule_score,
			n.rule_mean_score - b.rule_mean_score AS rule_score_change
		FROM %1$I.department_total n
		JOIN %1$I.department_total b
			ON b.fiscal_year = n.fiscal_year - 1 AND b.department_code = n.department_code;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'department_year_on_year',
		'部门与上年对比：上年也有项目的部门每年一行，含下级部门', '{}'::text[]);
END
$function$;
COMMENT ON FUNCTION ledger_year_views(name) IS
'part of refresh_ledger_views: project_year_on_year, department_year_on_year';
