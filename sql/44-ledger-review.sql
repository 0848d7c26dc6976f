-- What a reviewer wants flagged (RULES 6).  Each rule is a row of
-- review_rules(); a ledger's table review_rule switches it off or changes its
-- severity.  A rule looks at stored data of any kind and never fails.

CREATE FUNCTION review_rules(OUT rule text, OUT name text, OUT severity text,
							 OUT description text) RETURNS SETOF record
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 40
BEGIN ATOMIC
	VALUES
		('points_above_full_mark', '得分超过分值', '错误',
		 '自评得分大于该指标的分值；扣分项得分大于零'),
		('points_above_rule', '未达标而得分偏高', '错误',
		 '定量指标没有达到指标值，自评得分却高于规则得分'),
		('points_above_band', '定性指标得分偏高', '错误',
		 '定性指标部分达成或未达成，自评得分高于该档上限'),
		('points_below_rule', '达标而得分偏低', '警告',
		 '定量指标已达到指标值，自评得分却低于规则得分'),
		('points_below_band', '定性指标得分偏低', '警告',
		 '定性指标的自评得分低于该档下限'),
		('explanation_missing', '扣分没有说明', '提示',
		 '自评得分低于分值或有扣分，而没有偏差原因分析及改进措施'),
		('over_achieved', '超额完成没有说明', '提示',
		 '完成率达到界限（默认1.2，见scheme_parameter）而没有说明，指标值可能偏低'),
		('units_differ', '计量单位不一致', '错误',
		 '指标值与实际完成值的计量单位不能换算'),
		('number_expected', '应填数字而填文字', '警告',
		 '指标值是数量，实际完成值却是文字'),
		('rate_target_above_100', '比率指标值超过100%', '警告',
		 '以百分数表示的指标值大于100，可能是符号识别错误'),
		('undecided', '规则无法判定', '提示',
		 '有分值和自评得分而规则无法判定得分，规则总分取自评得分'),
		('self_points_missing', '有分值而没有自评得分', '警告',
		 '指标有分值而没有自评得分，项目没有自评总分'),
		('actual_copies_target', '实际完成值照抄指标值', '提示',
		 '项目的定量指标在三个以上，且实际完成值全部与指标值相同'),
		('total_differs', '总分与各行之和不符', '错误',
		 '报告所列总分不等于预算执行得分与指标自评得分之和'),
		('budget_points_differ', '预算执行得分不符', '错误',
		 '报告所列预算执行得分不等于按执行率计算的得分'),
		('rate_differs', '执行率不符', '错误',
		 '报告所列执行率不等于执行数除以预算数'),
		('grade_differs', '等级与总分不符', '错误',
		 '报告所列等级不是报告所列总分对应的等级'),
		('balance_differs', '结余不符', '错误',
		 '报告所列资金结（转）余不等于预算数减执行数'),
		('sources_differ', '各来源之和不等于总额', '错误',
		 '资金总额行不等于各资金来源之和'),
		('total_row_zero', '总额行为零', '错误',
		 '资金总额行为零，而各资金来源有数'),
		('budget_zero', '全年预算数为零', '警告',
		 '全年预算数为零，执行率无法计算'),
		('execution_unknown', '预算数或执行数未知', '提示',
		 '没有预算数或执行数，执行率无法计算'),
		('over_budget', '执行数超过预算数', '警告',
		 '全年执行数大于全年预算数'),
		('execution_low', '执行率偏低', '警告',
		 '执行率低于80%'),
		('score_ahead_of_money', '得分明显快于支出', '错误',
		 '指标得分率高出预算执行率的部分超过指标得分率的5%'),
		('weights_differ', '分值与评分方案不符', '错误',
		 '各级指标的分值合计不等于评分方案的满分'),
		('scheme_differs', '评分方案合计不符', '错误',
		 '评分方案的预算执行满分与一级指标满分之和不等于100，或二级指标满分之和不等于一级指标满分'),
		('scheme_missing', '没有评分方案', '提示',
		 '指标有分值而项目没有评分方案，没有总分和等级'),
		('allocation_differs', '分配合计不符', '错误',
		 '各地区分配金额之和不等于合计行，或超过全年预算数'),
		('account_sum_differs', '决算下级之和不符', '错误',
		 '决算表中一行的决算数不等于其下级各行之和'),
		('share_differs', '占比不符', '错误',
		 '报告所列占比不等于本行除以上级行（或表内最上级行）'),
		('growth_differs', '增长率不符', '错误',
		 '报告所列比上年增长不等于按决算数和上年决算数计算的结果'),
		('completion_differs', '完成预算比例不符', '错误',
		 '报告所列完成预算比例不等于决算数除以预算数'),
		('department_cycle', '部门上下级关系成环', '错误',
		 '部门沿上级关系又回到自身');
END;
COMMENT ON FUNCTION review_rules() IS
'the list of review rules: code, Chinese name, severity 错误 警告 提示, and what each looks for';

CREATE FUNCTION is_blank(cell text) RETURNS boolean
	AS 'MODULE_PATHNAME', 'text_is_blank'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION is_blank(text) IS
'whether a cell of a form says nothing: NULL, blanks, a dash, a slash or 无';

CREATE FUNCTION broken_rules(
	actual perf_value, target perf_target, full_mark numeric, self_points numeric,
	method perf_method, pass_rate numeric, achieved_from numeric, partial_from numeric,
	explanation text, over_achievement numeric
) RETURNS text[]
	AS 'MODULE_PATHNAME', 'perf_broken_rules'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION broken_rules(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric, text, numeric) IS
'the rules of review_rules() that an indicator row breaks; NULL for a row in order. An explanation that is_blank() is none';

CREATE FUNCTION repeats_quantity(actual perf_value, target perf_target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'perf_repeats_quantity'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION repeats_quantity(perf_value, perf_target) IS
'whether the actual value is the number of the target itself; NULL where the target is no quantity';

CREATE FUNCTION printed(x numeric, y numeric) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN round(x, scale(y)) = y;
COMMENT ON FUNCTION printed(numeric, numeric) IS
'whether the computed figure x, rounded to the decimals of the stated figure y, is y';

CREATE FUNCTION ledger_review_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	PERFORM @extschema@.ledger_review_indicators(schema);
	PERFORM @extschema@.ledger_review_projects(schema);
	PERFORM @extschema@.ledger_review_accounts(schema);
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.review_finding WITH (security_invoker = true) AS
		SELECT f.fiscal_year,
			f.department_code,
			f.project_code,
			f.seq,
			f.rule,
			coalesce(o.severity, r.severity) AS severity,
			f.message,
			f.stated,
			f.computed,
			coalesce(o.name, r.name) AS rule_name
		FROM (
			SELECT * FROM %1$I.review_indicator
			UNION ALL
			SELECT * FROM %1$I.review_project
			UNION ALL
			SELECT * FROM %1$I.review_account
		) f
		JOIN @extschema@.review_rules() r ON r.rule = f.rule
		LEFT JOIN %1$I.review_rule o ON o.rule = f.rule
		WHERE o.enabled IS NOT FALSE;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'review_finding',
		'审核结果：每条一行，规则见review_rule，可停用', '{}'::text[]);
END
$function$;
COMMENT ON FUNCTION ledger_review_views(name) IS
'part of refresh_ledger_views: review_finding and the views that it is made of';

CREATE FUNCTION ledger_review_indicators(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.review_indicator WITH (security_invoker = true) AS
		SELECT i.fiscal_year,
			p.department_code,
			i.project_code,
			i.seq,
			f.rule,
			format('指标“%%s”', coalesce(i.level3, i.level2, i.seq::text)) ||
			CASE f.rule
				WHEN 'points_above_full_mark' THEN
					format('分值%%s分，自评得分%%s分，超过分值。',
						   trim_scale(f.computed), trim_scale(f.stated))
				WHEN 'points_above_rule' THEN
					format('指标值为%%s，实际完成值为%%s，未达标，按规则得%%s分，自评得分%%s分，偏高%%s分。',
						   t.target, i.actual, trim_scale(f.computed), trim_scale(f.stated),
						   trim_scale(f.stated - f.computed))
				WHEN 'points_above_band' THEN
					format('实际完成情况为“%%s”，得分应不超过%%s分（分值%%s分），自评得分%%s分。',
						   i.actual, trim_scale(f.computed), trim_scale(i.full_mark),
						   trim_scale(f.stated))
				WHEN 'points_below_rule' THEN
					format('指标值为%%s，实际完成值为%%s，已达标，按规则得%%s分，自评得分%%s分，偏低%%s分。',
						   t.target, i.actual, trim_scale(f.computed), trim_scale(f.stated),
						   trim_scale(f.computed - f.stated))
				WHEN 'points_below_band' THEN
					format('实际完成情况为“%%s”，得分应不低于%%s分（分值%%s分），自评得分%%s分。',
						   i.actual, trim_scale(f.computed), trim_scale(i.full_mark),
						   trim_scale(f.stated))
				WHEN 'explanation_missing' THEN
					format('分值%%s分，自评得分%%s分，未说明偏差原因及改进措施。',
						   trim_scale(i.full_mark), trim_scale(f.stated))
				WHEN 'over_achieved' THEN
					format('指标值为%%s，实际完成值为%%s，完成率%%s%%%%，超额较多而未作说明，指标值可能偏低。',
						   t.target, i.actual, trim_scale(f.stated))
				WHEN 'units_differ' THEN
					format('指标值为%%s，实际完成值为%%s，计量单位不一致，无法比较。', t.target, i.actual)
				WHEN 'number_expected' THEN
					format('指标值为%%s，实际完成值应为数量，所填为“%%s”。', t.target, i.actual)
				WHEN 'rate_target_above_100' THEN
					format('指标值为%%s，大于100%%%%，请核对是否将符号误认为数字。', t.target)
				WHEN 'undecided' THEN
					format('指标值为“%%s”，实际完成值为“%%s”，规则无法判定得分，暂取自评得分%%s分。',
						   coalesce(t.target::text, '未填'), coalesce(i.actual::text, '未填'),
						   trim_scale(f.stated))
				WHEN 'self_points_missing' THEN
					format('分值%%s分，没有自评得分。', trim_scale(i.full_mark))
			END AS message,
			f.stated,
			f.computed
		FROM %1$I.indicator i
		JOIN %1$I.project p ON p.fiscal_year = i.fiscal_year AND p.project_code = i.project_code
		LEFT JOIN %1$I.scheme_parameter sp ON sp.scheme_code = p.scheme_code
		CROSS JOIN LATERAL (SELECT coalesce(i.target, i.initial_target) AS target) t
		CROSS JOIN LATERAL unnest(
			@extschema@.broken_rules(i.actual, t.target, i.full_mark, i.self_points, i.method,
									 sp.pass_rate, sp.achieved_from, sp.partial_from, i.explanation,
									 coalesce(sp.over_achievement, 1.2))) AS b (rule)
		CROSS JOIN LATERAL (
			SELECT b.rule,
				CASE
					WHEN b.rule = 'over_achieved'
						THEN round(@extschema@.completion_rate(i.actual, t.target) * 100, 2)
					WHEN b.rule = 'rate_target_above_100' THEN @extschema@.lower_number(t.target)
					WHEN b.rule NOT IN ('units_differ', 'number_expected') THEN i.self_points
				END AS stated,
				CASE
					WHEN b.rule IN ('points_above_full_mark', 'explanation_missing', 'self_points_missing')
						THEN i.full_mark
					WHEN b.rule LIKE 'points_%%'
						THEN @extschema@.rule_points(i.actual, t.target, i.full_mark, i.self_points,
													 i.method, coalesce(sp.pass_rate, 0),
													 sp.achieved_from, sp.partial_from)
					WHEN b.rule = 'over_achieved'
						THEN trim_scale(coalesce(sp.over_achievement, 1.2) * 100)
					WHEN b.rule = 'rate_target_above_100' THEN 100
				END AS computed
		) f
		-- most rows break nothing and are dropped before their rules are listed
		WHERE @extschema@.broken_rules(i.actual, t.target, i.full_mark, i.self_points, i.method,
									   sp.pass_rate, sp.achieved_from, sp.partial_from, i.explanation,
									   coalesce(sp.over_achievement, 1.2)) IS NOT NULL;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'review_indicator',
		'审核结果：指标（review_finding的一部分，不看规则是否启用）', '{}'::text[]);
END
$function$;
COMMENT ON FUNCTION ledger_review_indicators(name) IS
'part of refresh_ledger_views: findings about indicators';

CREATE FUNCTION ledger_review_projects(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.review_project WITH (security_invoker = true) AS
		-- figures of a project
		SELECT p.fiscal_year,
			p.department_code,
			p.project_code,
			NULL::integer AS seq,
			f.rule,
			format('项目“%%s”', p.project_name) ||
			CASE f.rule
				WHEN 'total_differs' THEN
					format('所列总分%%s分，预算执行得分%%s分与指标自评得分%%s分之和为%%s分。',
						   f.stated, p.budget_points, p.self_indicator_points, f.computed)
				WHEN 'budget_points_differ' THEN
					format('所列预算执行得分%%s分，按执行率应为%%s分。', f.stated, f.computed)
				WHEN 'rate_differs' THEN
					format('所列执行率%%s%%%%，执行数%%s万元除以预算数%%s万元为%%s%%%%。',
						   f.stated, p.executed_wan, p.full_year_budget_wan, f.computed)
				WHEN 'grade_differs' THEN
					format('所列总分%%s分，所列等级“%%s”，按总分应为“%%s”。',
						   f.stated, p.stated_grade, t.stated_total_grade)
				WHEN 'budget_zero' THEN '全年预算数为零，执行率无法计算。'
				WHEN 'execution_unknown' THEN
					CASE WHEN p.full_year_budget_wan IS NULL AND p.executed_wan IS NULL
						 THEN '没有预算数和执行数，执行率无法计算。'
						 WHEN p.executed_wan IS NULL THEN '没有执行数，执行率无法计算。'
						 ELSE '没有预算数，执行率无法计算。' END
				WHEN 'over_budget' THEN
					format('全年执行数%%s万元，超过全年预算数%%s万元。', f.stated, f.computed)
				WHEN 'execution_low' THEN
					format('执行率%%s%%%%，低于80%%%%。', f.stated)
				WHEN 'score_ahead_of_money' THEN
					format('指标得分率%%s%%%%，预算执行率%%s%%%%，得分明显快于支出。',
						   f.stated, f.computed)
				WHEN 'scheme_missing' THEN '指标有分值而没有评分方案，不能计算总分。'
			END AS message,
			f.stated,
			f.computed
		FROM %1$I.project_score p
		LEFT JOIN %1$I.scheme_parameter sp ON sp.scheme_code = p.scheme_code
		CROSS JOIN LATERAL (
			SELECT @extschema@.grade(p.stated_total_points,
									 ARRAY[coalesce(sp.excellent, 90), coalesce(sp.good, 80),
										   coalesce(sp.fair, 60)])::text AS stated_total_grade,
				CASE WHEN p.stated_grade IN ('优', '优秀') THEN '优'
					WHEN p.stated_grade IN ('良', '良好') THEN '良'
					WHEN p.stated_grade IN ('中', '合格', '及格', '一般') THEN '中'
					WHEN p.stated_grade IN ('差', '较差', '不合格') THEN '差' END AS stated_grade,
				100 - p.budget_full_mark_points AS indicator_full_mark
			OFFSET 0
		) t
		CROSS JOIN LATERAL (VALUES
			('total_differs', NOT @extschema@.printed(p.self_total_points, p.stated_total_points)),
			('budget_points_differ', NOT @extschema@.printed(p.budget_points, p.stated_budget_points)),
			('rate_differs', CASE WHEN p.stated_rate_pct IS NOT NULL THEN
				NOT @extschema@.printed(
					p.executed_wan * 100.00000000000000000000000000000000
						/ nullif(p.full_year_budget_wan, 0), p.stated_rate_pct) END),
			('grade_differs', t.stated_grade <> t.stated_total_grade),
			('budget_zero', p.full_year_budget_wan = 0),
			('execution_unknown', p.full_year_budget_wan IS NULL OR p.executed_wan IS NULL),
			('over_budget', p.executed_wan > p.full_year_budget_wan),
			('execution_low',
			 p.full_year_budget_wan > 0 AND p.executed_wan * 100 < p.full_year_budget_wan * 80),
			('score_ahead_of_money',
			 p.full_year_budget_wan > 0 AND p.self_indicator_points > 0 AND t.indicator_full_mark > 0
			 AND p.executed_wan * t.indicator_full_mark
				< 0.95 * p.self_indicator_points * p.full_year_budget_wan),
			('scheme_missing', p.scheme_code IS NULL AND p.full_mark_points IS NOT NULL)
		) AS h (rule, hit)
		CROSS JOIN LATERAL (
			SELECT h.rule,
				CASE h.rule
					WHEN 'total_differs' THEN p.stated_total_points
					WHEN 'budget_points_differ' THEN p.stated_budget_points
					WHEN 'rate_differs' THEN p.stated_rate_pct
					WHEN 'grade_differs' THEN p.stated_total_points
					WHEN 'budget_zero' THEN p.full_year_budget_wan
					WHEN 'over_budget' THEN p.executed_wan
					WHEN 'execution_low' THEN p.execution_rate_pct
					WHEN 'score_ahead_of_money'
						THEN @extschema@.percent(p.self_indicator_points, t.indicator_full_mark)
				END AS stated,
				CASE h.rule
					WHEN 'total_differs' THEN p.self_total_points
					WHEN 'budget_points_differ' THEN p.budget_points
					WHEN 'rate_differs' THEN p.execution_rate_pct
					WHEN 'grade_differs' THEN p.self_total_points
					WHEN 'over_budget' THEN p.full_year_budget_wan
					WHEN 'execution_low' THEN 80
					WHEN 'score_ahead_of_money' THEN p.execution_rate_pct
				END AS computed
		) f
		WHERE h.hit
		UNION ALL
		-- full marks against the scheme
		SELECT c.fiscal_year, c.department_code, c.project_code, NULL, 'weights_differ',
			format('项目“%%s”%%s满分合计%%s分，评分方案为%%s分。', c.project_name,
				   CASE WHEN c.level2 IS NOT NULL THEN concat_ws('／', c.level1, c.level2, c.level3)
						WHEN c.level1 = '合计' THEN ''
						ELSE coalesce(c.level1, '未列一级指标的指标') END,
				   trim_scale(c.full_mark_points), coalesce(trim_scale(c.scheme_points)::text, '0')),
			c.full_mark_points, c.scheme_points
		FROM %1$I.scheme_check c
		WHERE NOT c.agrees
		UNION ALL
		-- quantities that all repeat their target
		SELECT p.fiscal_year, p.department_code, p.project_code, NULL, 'actual_copies_target',
			format('项目“%%s”%%s个定量指标的实际完成值全部与指标值相同，请核对是否照抄。',
				   p.name, i.quantities),
			i.quantities, NULL
		FROM %1$I.project p
		CROSS JOIN LATERAL (
			SELECT count(i.repeats) AS quantities
			FROM (
				SELECT @extschema@.repeats_quantity(i.actual, coalesce(i.target, i.initial_target))
					AS repeats
				FROM %1$I.indicator i
				WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
				OFFSET 0
			) i
			HAVING bool_and(i.repeats)
		) i
		WHERE i.quantities >= 3
		UNION ALL
		-- balances, source by source, and total rows against their sources
		SELECT p.fiscal_year, p.department_code, p.project_code, NULL, f.rule,
			format('项目“%%s”', p.name) ||
			CASE f.rule
				WHEN 'balance_differs' THEN
					format('%%s所列结余%%s万元，预算数减执行数为%%s万元。', u.source, f.stated, f.computed)
				WHEN 'sources_differ' THEN
					format('%%s%%s为%%s万元，各来源之和为%%s万元。',
						   u.source, f.label, f.stated, f.computed)
				ELSE format('%%s%%s为零，各来源之和为%%s万元。', u.source, f.label, f.computed)
			END,
			f.stated, f.computed
		FROM %1$I.funding u
		JOIN %1$I.project p ON p.fiscal_year = u.fiscal_year AND p.project_code = u.project_code
		CROSS JOIN LATERAL (
			SELECT u.requested::numeric AS requested,
				u.initial_budget::numeric AS initial_budget,
				coalesce(u.adjusted_budget, u.initial_budget)::numeric AS budget,
				u.executed::numeric AS executed,
				u.stated_balance::numeric AS balance
			OFFSET 0
		) n
		CROSS JOIN LATERAL (
			SELECT 'balance_differs' AS rule, '结余' AS label, n.balance AS stated,
				n.budget - n.executed AS computed
			WHERE round(n.budget - n.executed, greatest(scale(trim_scale(n.balance)), 2)) <> n.balance
			UNION ALL
			SELECT CASE WHEN v.stated = 0 THEN 'total_row_zero' ELSE 'sources_differ' END,
				v.label, v.stated, s.computed
			FROM (VALUES
				('目标申报数', n.requested),
				('预算编制数', n.initial_budget),
				('全年预算数', n.budget),
				('全年执行数', n.executed)
			) AS v (label, stated)
			-- Unknown is not zero: there is a sum where every source that is filled in
			-- states the figure.  The total may leave out a carry-in that does not count.
			CROSS JOIN LATERAL (
				SELECT CASE WHEN bool_and(o.amount IS NOT NULL)
						THEN @extschema@.sum_wan(o.amount) END AS computed,
					CASE WHEN p.carry_in_counts IS FALSE AND bool_and(o.carry_in OR o.amount IS NOT NULL)
						THEN @extschema@.sum_wan(o.amount) FILTER (WHERE NOT o.carry_in) END
						AS without_carry_in
				FROM (
					SELECT o.is_carry_in IS TRUE AS carry_in,
						CASE v.label
							WHEN '目标申报数' THEN o.requested
							WHEN '预算编制数' THEN o.initial_budget
							WHEN '全年预算数' THEN coalesce(o.adjusted_budget, o.initial_budget)
							ELSE o.executed
						END AS amount
					FROM %1$I.funding o
					WHERE o.fiscal_year = u.fiscal_year AND o.project_code = u.project_code
						AND NOT @extschema@.is_total_row(o.source)
						AND coalesce(o.requested, o.initial_budget, o.adjusted_budget, o.executed) IS NOT NULL
				) o
			) s
			WHERE @extschema@.is_total_row(u.source) AND u.source NOT LIKE '%%小%%'
				AND v.stated <> s.computed AND v.stated IS DISTINCT FROM s.without_carry_in
		) f
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
	PERFORM @extschema@.ledger_comment(schema, 'review_project',
		'审核结果：项目、资金和分配（review_finding的一部分，不看规则是否启用）', '{}'::text[]);
END
$function$;
COMMENT ON FUNCTION ledger_review_projects(name) IS
'part of refresh_ledger_views: findings about projects, their funding and allocations';

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
					format('所列占比%%s%%%%，按决算数计算为%%s%%%%。', f.stated, f.computed)
				WHEN 'growth_differs' THEN
					format('所列比上年增长%%s%%%%，按决算数%%s万元和上年%%s万元计算为%%s%%%%。',
						   f.stated, l.amount_wan, l.prior_amount_wan, f.computed)
				WHEN 'completion_differs' THEN
					format('所列完成预算%%s%%%%，按决算数%%s万元和预算数%%s万元计算为%%s%%%%。',
						   f.stated, l.amount_wan, l.budget_wan, f.computed)
			END AS message,
			f.stated,
			f.computed
		FROM %1$I.account_structure l
		LEFT JOIN %1$I.account_line u
			ON u.fiscal_year = l.fiscal_year AND u.department_code = l.department_code
			AND u.statement = l.statement AND u.line_no = l.parent_line_no
		CROSS JOIN LATERAL (VALUES
			('account_sum_differs', l.amount_wan, l.children_amount_wan,
			 l.children_difference_wan <> 0),
			('share_differs', l.stated_share_pct, l.share_pct,
			 NOT @extschema@.printed(
				 l.amount_wan * 100.00000000000000000000000000000000 / nullif(u.amount::numeric, 0),
				 l.stated_share_pct)
			 AND NOT EXISTS (
				 SELECT FROM %1$I.account_line r
				 WHERE r.fiscal_year = l.fiscal_year AND r.department_code = l.department_code
					AND r.statement = l.statement AND r.parent_line_no IS NULL
					AND @extschema@.printed(
						l.amount_wan * 100.00000000000000000000000000000000
							/ nullif(r.amount::numeric, 0), l.stated_share_pct))),
			('growth_differs', l.stated_growth_pct, l.growth_pct,
			 NOT @extschema@.printed(
				 (l.amount_wan - l.prior_amount_wan) * 100.00000000000000000000000000000000
					/ nullif(abs(l.prior_amount_wan), 0), l.stated_growth_pct)),
			('completion_differs', l.stated_completion_pct, l.completion_pct,
			 NOT @extschema@.printed(
				 l.amount_wan * 100.00000000000000000000000000000000 / nullif(l.budget_wan, 0),
				 l.stated_completion_pct))
		) AS f (rule, stated, computed, hit)
		WHERE f.hit
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
