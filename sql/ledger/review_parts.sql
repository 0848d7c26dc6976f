-- What a reviewer flags about projects, their funding, final accounts and the
-- department tree: parts of review_finding.

CREATE FUNCTION ledger_review_projects(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	-- A project's rows are read once.  Its rules stand in an array, as the planner
	-- prepares an array once and VALUES anew for each project.
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.review_project WITH (security_invoker = true) AS
		SELECT p.fiscal_year,
			p.department_code,
			p.project_code,
			NULL::integer AS seq,
			f.rule,
			format('项目“%%s”', p.project_name) || f.message AS message,
			f.stated,
			f.computed
		FROM %1$I.project_tally p
		LEFT JOIN (
			SELECT s.code,
				(SELECT @extschema@.level1_marks(sp.level1, sp.points)
				 FROM %1$I.scheme_part sp
				 WHERE sp.scheme_code = s.code) AS level1_marks,
				EXISTS (SELECT FROM %1$I.scheme_item si WHERE si.scheme_code = s.code) AS has_items
			FROM %1$I.scheme s
			OFFSET 0
		) s ON s.code = p.scheme_code
		CROSS JOIN LATERAL (
			SELECT p.budget_points + p.self_indicator_points AS self_total,
				@extschema@.grade(p.stated_total_points,
								  ARRAY[coalesce(p.excellent, 90), coalesce(p.good, 80),
										coalesce(p.fair, 60)])::text AS stated_total_grade
		) t
		CROSS JOIN LATERAL (
			SELECT r.rule,
				CASE r.rule
					WHEN 'total_differs' THEN
						format('所列总分%%s分，预算执行得分%%s分与指标自评得分%%s分之和为%%s分。',
							   r.stated, p.budget_points, p.self_indicator_points, r.computed)
					WHEN 'budget_points_differ' THEN
						CASE WHEN r.computed IS NULL
							THEN format('全年预算数为零，执行率无法计算，却列预算执行得分%%s分。', r.stated)
							ELSE format('所列预算执行得分%%s分，按执行率应为%%s分。', r.stated, r.computed)
							END
					WHEN 'rate_differs' THEN
						CASE WHEN r.computed IS NULL
							THEN format('全年预算数为零，执行率无法计算，却列执行率%%s%%%%。', r.stated)
							ELSE format('所列执行率%%s%%%%，执行数%%s万元除以预算数%%s万元为%%s%%%%。',
										r.stated, p.executed_wan, p.full_year_budget_wan, r.computed)
							END
					WHEN 'grade_differs' THEN
						format('所列总分%%s分，所列等级“%%s”，按总分应为“%%s”。',
							   r.stated, p.stated_grade, t.stated_total_grade)
					WHEN 'budget_zero' THEN '全年预算数为零，执行率无法计算。'
					WHEN 'execution_unknown' THEN
						CASE WHEN p.full_year_budget_wan IS NULL AND p.executed_wan IS NULL
							 THEN '没有预算数和执行数，执行率无法计算。'
							 WHEN p.executed_wan IS NULL THEN '没有执行数，执行率无法计算。'
							 ELSE '没有预算数，执行率无法计算。' END
					WHEN 'over_budget' THEN
						format('全年执行数%%s万元，超过全年预算数%%s万元。', r.stated, r.computed)
					WHEN 'execution_low' THEN
						format('执行率%%s%%%%，低于80%%%%。', r.stated)
					WHEN 'score_ahead_of_money' THEN
						format('指标得分率%%s%%%%，预算执行率%%s%%%%，得分明显快于支出。',
							   r.stated, r.computed)
					WHEN 'scheme_missing' THEN '指标有分值而没有评分方案，不能计算总分。'
					WHEN 'actual_copies_target' THEN
						format('%%s个定量指标的实际完成值全部与指标值相同，请核对是否照抄。', r.stated)
					WHEN 'source_is_total' THEN
						format('资金来源“%%s”%%s万元，等于其余来源之和，可能是总额行，已与来源相加。',
							   r.source, r.stated)
				END AS message,
				r.stated,
				r.computed
			FROM (
				SELECT h.rule, l.source,
					CASE h.rule
						WHEN 'total_differs' THEN p.stated_total_points
						WHEN 'budget_points_differ' THEN p.stated_budget_points
						WHEN 'rate_differs' THEN p.stated_rate_pct
						WHEN 'grade_differs' THEN p.stated_total_points
						WHEN 'budget_zero' THEN p.full_year_budget_wan
						WHEN 'over_budget' THEN p.executed_wan
						WHEN 'execution_low'
							THEN @extschema@.percent(p.executed_wan, p.full_year_budget_wan)
						WHEN 'score_ahead_of_money'
							THEN @extschema@.percent(p.self_indicator_points,
													 100 - p.budget_full_mark_points)
						WHEN 'actual_copies_target' THEN p.repeated_targets
						WHEN 'source_is_total' THEN l.budget
					END AS stated,
					CASE
						WHEN h.rule IN ('total_differs', 'grade_differs') THEN t.self_total
						WHEN h.rule = 'budget_points_differ' THEN p.budget_points
						WHEN h.rule = 'over_budget' THEN p.full_year_budget_wan
						WHEN h.rule = 'execution_low' THEN 80
						WHEN h.rule = 'source_is_total' THEN p.full_year_budget_wan - l.budget
						WHEN h.rule IN ('rate_differs', 'score_ahead_of_money')
							THEN @extschema@.percent(p.executed_wan, p.full_year_budget_wan)
					END AS computed
				FROM unnest(array_remove(ARRAY[
					CASE WHEN NOT @extschema@.printed(t.self_total, p.stated_total_points)
						THEN 'total_differs' END,
					CASE WHEN NOT @extschema@.printed(p.budget_points, p.stated_budget_points)
							OR p.full_year_budget_wan = 0 AND p.budget_points IS NULL
								AND p.stated_budget_points <> 0
						THEN 'budget_points_differ' END,
					CASE WHEN p.stated_rate_pct IS NOT NULL
							AND (NOT @extschema@.printed(
									p.executed_wan * 100.00000000000000000000000000000000
										/ nullif(p.full_year_budget_wan, 0), p.stated_rate_pct)
								 OR p.full_year_budget_wan = 0 AND p.stated_rate_pct <> 0)
						THEN 'rate_differs' END,
					CASE WHEN p.stated_grade IS NOT NULL
							AND @extschema@.usual_grade(p.stated_grade) <> t.stated_total_grade
						THEN 'grade_differs' END,
					CASE WHEN p.full_year_budget_wan = 0 THEN 'budget_zero' END,
					CASE WHEN p.full_year_budget_wan IS NULL OR p.executed_wan IS NULL
						THEN 'execution_unknown' END,
					CASE WHEN p.executed_wan > p.full_year_budget_wan THEN 'over_budget' END,
					CASE WHEN p.full_year_budget_wan > 0
							AND p.executed_wan * 100 < p.full_year_budget_wan * 80
						THEN 'execution_low' END,
					CASE WHEN p.full_year_budget_wan > 0 AND p.self_indicator_points > 0
							AND p.budget_full_mark_points < 100
							AND p.executed_wan * (100 - p.budget_full_mark_points)
								< 0.95 * p.self_indicator_points * p.full_year_budget_wan
						THEN 'score_ahead_of_money' END,
					CASE WHEN p.scheme_code IS NULL AND p.full_mark_points IS NOT NULL
						THEN 'scheme_missing' END,
					CASE WHEN p.repeated_targets >= 3 THEN 'actual_copies_target' END,
					CASE WHEN p.likely_total THEN 'source_is_total' END
				]::text[], NULL)) AS h (rule)
				LEFT JOIN LATERAL (
					SELECT u.source, coalesce(u.adjusted_budget, u.initial_budget)::numeric AS budget
					FROM %1$I.funding u
					WHERE h.rule = 'source_is_total'
						AND u.fiscal_year = p.fiscal_year AND u.project_code = p.project_code
						AND (u.is_carry_in IS NOT TRUE OR p.carry_in_counts IS NOT FALSE)
						AND NOT @extschema@.is_total_row(u.source)
					ORDER BY 2 DESC NULLS LAST
					LIMIT 1
				) l ON true
			) r
			UNION ALL
			-- full marks one by one, where they are not the scheme's as a whole
			SELECT 'weights_differ',
				format('%%s满分合计%%s分，评分方案为%%s分。',
					   CASE WHEN c.level2 IS NOT NULL THEN concat_ws('／', c.level1, c.level2, c.level3)
							WHEN c.level1 = '合计' THEN ''
							ELSE coalesce(c.level1, '未列一级指标的指标') END,
					   trim_scale(c.full_mark_points),
					   coalesce(trim_scale(c.scheme_points)::text, '0')),
				c.full_mark_points, c.scheme_points
			FROM %1$I.scheme_check c
			WHERE c.fiscal_year = p.fiscal_year AND c.project_code = p.project_code
				AND NOT c.agrees
				AND (p.full_mark_points + p.budget_full_mark_points <> 100
					 OR p.level1_marks <> s.level1_marks
					 OR s.has_items)
		) f;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'review_project',
		'审核结果：项目（review_finding的一部分，不看规则是否启用）', '{}'::text[]);
END
$function$;
COMMENT ON FUNCTION ledger_review_projects(name) IS
'part of refresh_ledger_views: findings about projects';

CREATE FUNCTION ledger_review_funding(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.review_funding WITH (security_invoker = true) AS
		-- balances, source by source
		SELECT p.fiscal_year,
			p.department_code,
			p.project_code,
			NULL::integer AS seq,
			'balance_differs' AS rule,
			format('项目“%%s”%%s所列结余%%s万元，预算数减执行数为%%s万元。',
				   p.name, u.source, u.stated_balance::numeric, f.balance) AS message,
			u.stated_balance::numeric AS stated,
			f.balance AS computed
		FROM %1$I.funding u
		JOIN %1$I.project p ON p.fiscal_year = u.fiscal_year AND p.project_code = u.project_code
		CROSS JOIN LATERAL (
			SELECT coalesce(u.adjusted_budget, u.initial_budget)::numeric - u.executed::numeric AS balance
		) f
		WHERE round(f.balance, greatest(scale(trim_scale(u.stated_balance::numeric)), 2))
			<> u.stated_balance::numeric
		UNION ALL
		-- Total rows against their sources.  Unknown is not zero: there is a sum where
		-- every source that is filled in states the figure; only a total of zero is
		-- held against those that do.  The total may leave out a carry-in that does
		-- not count, and may need subtotals that no other row makes up.
		SELECT p.fiscal_year, p.department_code, p.project_code, NULL,
			CASE WHEN v.stated = 0 THEN 'total_row_zero' ELSE 'sources_differ' END,
			CASE WHEN v.stated = 0
				THEN format('项目“%%s”%%s%%s为零，各来源之和为%%s万元。',
							p.name, u.source, v.label, c.computed)
				ELSE format('项目“%%s”%%s%%s为%%s万元，各来源之和为%%s万元。',
							p.name, u.source, v.label, v.stated, c.computed) END,
			v.stated, c.computed
		FROM %1$I.funding u
		JOIN %1$I.project p ON p.fiscal_year = u.fiscal_year AND p.project_code = u.project_code
		CROSS JOIN LATERAL (VALUES
			('目标申报数', u.requested::numeric),
			('预算编制数', u.initial_budget::numeric),
			('全年预算数', coalesce(u.adjusted_budget, u.initial_budget)::numeric),
			('全年执行数', u.executed::numeric)
		) AS v (label, stated)
		CROSS JOIN LATERAL (
			SELECT coalesce(bool_or(o.source), false) AS has_sources,
				@extschema@.sum_wan(o.amount) FILTER (WHERE o.source) AS known,
				bool_and(o.amount IS NOT NULL) FILTER (WHERE o.source) AS all_known,
				CASE WHEN p.carry_in_counts IS FALSE
						AND bool_and(o.carry_in OR o.amount IS NOT NULL) FILTER (WHERE o.source)
					THEN @extschema@.sum_wan(o.amount) FILTER (WHERE o.source AND NOT o.carry_in) END
					AS without_carry_in,
				CASE WHEN bool_and(o.amount IS NOT NULL) THEN @extschema@.sum_wan(o.amount) END
					AS with_subtotals
			FROM (
				SELECT o.is_carry_in IS TRUE AS carry_in,
					@extschema@.is_total_row(o.source) IS FALSE AS source,
					CASE v.label
						WHEN '目标申报数' THEN o.requested
						WHEN '预算编制数' THEN o.initial_budget
						WHEN '全年预算数' THEN coalesce(o.adjusted_budget, o.initial_budget)
						ELSE o.executed
					END AS amount
				FROM %1$I.funding o
				WHERE o.fiscal_year = u.fiscal_year AND o.project_code = u.project_code
					AND @extschema@.is_total_row(o.source) IS NOT TRUE
					AND coalesce(o.requested, o.initial_budget, o.adjusted_budget, o.executed) IS NOT NULL
			) o
		) s
		CROSS JOIN LATERAL (
			SELECT CASE WHEN NOT s.has_sources THEN s.with_subtotals
				WHEN v.stated = 0 OR s.all_known THEN s.known END AS computed
		) c
		WHERE @extschema@.is_total_row(u.source)
			AND v.stated <> c.computed
			AND v.stated IS DISTINCT FROM s.without_carry_in
			AND v.stated IS DISTINCT FROM s.with_subtotals
		UNION ALL
		-- allocations
		SELECT a.fiscal_year, a.department_code, a.project_code, NULL, 'allocation_differs',
			CASE WHEN a.allocated_wan <> a.stated_total_wan
				THEN format('项目“%%s”分配合计行为%%s万元，各地区之和为%%s万元。',
							a.project_name, a.stated_total_wan, a.allocated_wan)
				ELSE format('项目“%%s”分配给各地区合计%%s万元，超过全年预算数%%s万元。',
							a.project_name, a.allocated_wan, a.full_year_budget_wan) END,
			CASE WHEN a.allocated_wan <> a.stated_total_wan THEN a.stated_total_wan ELSE a.allocated_wan END,
			CASE WHEN a.allocated_wan <> a.stated_total_wan THEN a.allocated_wan
				ELSE a.full_year_budget_wan END
		FROM %1$I.allocation_total a
		WHERE a.allocated_wan <> a.stated_total_wan OR a.allocated_wan > a.full_year_budget_wan;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'review_funding',
		'审核结果：项目资金和分配（review_finding的一部分，不看规则是否启用）', '{}'::text[]);
END
$function$;
COMMENT ON FUNCTION ledger_review_funding(name) IS
'part of refresh_ledger_views: findings about the funding of projects and its allocation';

CREATE FUNCTION ledger_review_accounts(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.review_account WITH (security_invoker = true) AS
		SELECT l.fiscal_year,
			l.department_code,
			NULL::text AS project_code,
			l.line_no AS seq,
			f.rule,
			format('“%%s”第%%s行“%%s”', l.statement, l.line_no, l.name) ||
			CASE f.rule
				WHEN 'account_sum_differs' THEN
					format('决算数%%s万元，下级%%s行之和为%%s万元。', f.stated, l.children, f.computed)
				WHEN 'share_differs' THEN
					CASE WHEN f.computed IS NULL
						THEN format('上级行为零，占比无法计算，却列%%s%%%%。', f.stated)
						ELSE format('所列占比%%s%%%%，按决算数计算为%%s%%%%。', f.stated, f.computed) END
				WHEN 'growth_differs' THEN
					CASE WHEN f.computed IS NULL
						THEN format('上年决算数为零，增长率无法计算，却列%%s%%%%。', f.stated)
						ELSE format('所列比上年增长%%s%%%%，按决算数%%s万元和上年%%s万元计算为%%s%%%%。',
									f.stated, l.amount_wan, l.prior_amount_wan, f.computed) END
				WHEN 'completion_differs' THEN
					CASE WHEN f.computed IS NULL
						THEN format('预算数为零，完成比例无法计算，却列%%s%%%%。', f.stated)
						ELSE format('所列完成预算%%s%%%%，按决算数%%s万元和预算数%%s万元计算为%%s%%%%。',
									f.stated, l.amount_wan, l.budget_wan, f.computed) END
			END AS message,
			f.stated,
			f.computed
		FROM %1$I.account_structure l
		LEFT JOIN %1$I.account_line u
			ON u.fiscal_year = l.fiscal_year AND u.department_code = l.department_code
			AND u.statement = l.statement AND u.line_no = l.parent_line_no
		CROSS JOIN LATERAL (
			SELECT h.rule,
				CASE h.rule
					WHEN 'account_sum_differs' THEN l.amount_wan
					WHEN 'share_differs' THEN l.stated_share_pct
					WHEN 'growth_differs' THEN l.stated_growth_pct
					WHEN 'completion_differs' THEN l.stated_completion_pct
				END AS stated,
				CASE h.rule
					WHEN 'account_sum_differs' THEN l.children_amount_wan
					WHEN 'share_differs' THEN l.share_pct
					WHEN 'growth_differs' THEN l.growth_pct
					WHEN 'completion_differs' THEN l.completion_pct
				END AS computed
			FROM unnest(array_remove(ARRAY[
				-- 其中 rows need not add up to their parent, but are no more than it
				CASE WHEN l.children_difference_wan < 0
						OR l.children_difference_wan > 0 AND NOT l.children_partial
					THEN 'account_sum_differs' END,
				CASE WHEN l.stated_share_pct IS NOT NULL AND (
						NOT @extschema@.printed(
							l.amount_wan * 100.00000000000000000000000000000000
								/ nullif(u.amount::numeric, 0), l.stated_share_pct)
						AND NOT EXISTS (
							SELECT FROM %1$I.account_line r
							WHERE r.fiscal_year = l.fiscal_year AND r.department_code = l.department_code
								AND r.statement = l.statement AND r.parent_line_no IS NULL
								AND @extschema@.printed(
									l.amount_wan * 100.00000000000000000000000000000000
										/ nullif(r.amount::numeric, 0), l.stated_share_pct))
						OR u.amount::numeric = 0 AND l.stated_share_pct <> 0)
					THEN 'share_differs' END,
				CASE WHEN l.stated_growth_pct IS NOT NULL AND (
						NOT @extschema@.printed(
							(l.amount_wan - l.prior_amount_wan) * 100.00000000000000000000000000000000
								/ nullif(abs(l.prior_amount_wan), 0), l.stated_growth_pct)
						OR l.prior_amount_wan = 0 AND l.stated_growth_pct <> 0)
					THEN 'growth_differs' END,
				CASE WHEN l.stated_completion_pct IS NOT NULL AND (
						NOT @extschema@.printed(
							l.amount_wan * 100.00000000000000000000000000000000 / nullif(l.budget_wan, 0),
							l.stated_completion_pct)
						OR l.budget_wan = 0 AND l.stated_completion_pct <> 0)
					THEN 'completion_differs' END
			]::text[], NULL)) AS h (rule)
		) f
		UNION ALL
		SELECT NULL, NULL, NULL, NULL, 'scheme_differs',
			format('评分方案“%%s”%%s满分合计%%s分，应为%%s分。',
				   s.code, c.level1, trim_scale(c.stated), trim_scale(c.computed)),
			c.stated, c.computed
		FROM %1$I.scheme s
		CROSS JOIN LATERAL (
			SELECT '' AS level1, s.budget_points + sum(sp.points) AS stated, 100::numeric AS computed
			FROM %1$I.scheme_part sp
			WHERE sp.scheme_code = s.code
			UNION ALL
			SELECT sp.level1, sum(si.points), sp.points
			FROM %1$I.scheme_part sp
			JOIN %1$I.scheme_item si ON si.scheme_code = sp.scheme_code AND si.level1 = sp.level1
			WHERE sp.scheme_code = s.code AND si.level3 = ''
			GROUP BY sp.level1, sp.points
		) c
		WHERE c.stated <> c.computed
		UNION ALL
		SELECT NULL, d.code, NULL, NULL, 'department_cycle',
			format('部门“%%s”（%%s）沿上级关系又回到自身，汇总时每个部门只计一次。', d.name, d.code),
			NULL, NULL
		FROM %1$I.department d
		WHERE d.parent_code IN (SELECT %1$I.department_members(d.code));
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'review_account',
		'审核结果：部门决算、部门关系和评分方案（review_finding的一部分，不看规则是否启用）', '{}'::text[]);
END
$function$;
COMMENT ON FUNCTION ledger_review_accounts(name) IS
'part of refresh_ledger_views: findings about final accounts, the department tree and schemes';
