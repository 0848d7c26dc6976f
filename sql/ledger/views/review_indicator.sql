CREATE OR REPLACE VIEW :"ledger".review_indicator WITH (security_invoker = true) AS
SELECT i.fiscal_year,
	i.department_code,
	i.project_code,
	i.seq,
	f.rule,
	format('指标“%s”', coalesce(i.level3, i.level2, i.seq::text)) ||
	CASE f.rule
		WHEN 'points_above_full_mark' THEN
			format('分值%s分，自评得分%s分，超过分值。',
				   trim_scale(f.computed), trim_scale(f.stated))
		WHEN 'points_above_rule' THEN
			format('指标值为%s，实际完成值为%s，未达标，按规则得%s分，自评得分%s分，偏高%s分。',
				   :"ext".cell_text(i.target), i.actual, trim_scale(f.computed), trim_scale(f.stated),
				   trim_scale(f.stated - f.computed))
		WHEN 'points_above_band' THEN
			format('实际完成情况为“%s”，得分应不超过%s分（分值%s分），自评得分%s分。',
				   i.actual, trim_scale(f.computed), trim_scale(i.full_mark),
				   trim_scale(f.stated))
		WHEN 'points_below_rule' THEN
			format('指标值为%s，实际完成值为%s，已达标，按规则得%s分，自评得分%s分，偏低%s分。',
				   :"ext".cell_text(i.target), i.actual, trim_scale(f.computed), trim_scale(f.stated),
				   trim_scale(f.computed - f.stated))
		WHEN 'points_below_band' THEN
			format('实际完成情况为“%s”，得分应不低于%s分（分值%s分），自评得分%s分。',
				   i.actual, trim_scale(f.computed), trim_scale(i.full_mark),
				   trim_scale(f.stated))
		WHEN 'explanation_missing' THEN
			format('分值%s分，自评得分%s分，未说明偏差原因及改进措施。',
				   trim_scale(i.full_mark), trim_scale(f.stated))
		WHEN 'over_achieved' THEN
			format('指标值为%s，实际完成值为%s，完成率%s%%，超额较多而未作说明，指标值可能偏低。',
				   :"ext".cell_text(i.target), i.actual, trim_scale(f.stated))
		WHEN 'units_differ' THEN
			format('指标值为%s，实际完成值为%s，计量单位不一致，无法比较。', :"ext".cell_text(i.target), i.actual)
		WHEN 'number_expected' THEN
			format('指标值为%s，实际完成值应为数量，所填为“%s”。', :"ext".cell_text(i.target), i.actual)
		WHEN 'rate_target_above_100' THEN
			format('指标值为%s，大于100%%，请核对是否将符号误认为数字。', :"ext".cell_text(i.target))
		WHEN 'undecided' THEN
			format('指标值为“%s”，实际完成值为“%s”，规则无法判定得分，暂取自评得分%s分。',
				   coalesce(:"ext".cell_text(i.target), '未填'), coalesce(i.actual::text, '未填'),
				   trim_scale(f.stated))
		WHEN 'self_points_missing' THEN
			format('分值%s分，没有自评得分。', trim_scale(i.full_mark))
		WHEN 'percent_as_share' THEN
			format('指标值为%s，实际完成值为%s，没有单位的数可能是%s%%，规则无法判定，请核对百分号。',
				   :"ext".cell_text(i.target), i.actual,
				   trim_scale(100 * CASE WHEN :"ext".unit(i.actual) IS NULL AND :"ext".unit(i.target) IS NOT NULL
									THEN :"ext".number(i.actual) ELSE :"ext".number(i.target) END))
		WHEN 'completed_late' THEN
			format('指标值为%s，实际完成值为%s，至少晚%s天完成。', :"ext".cell_text(i.target), i.actual, trim_scale(f.stated))
		WHEN 'within_rounding' THEN
			format('指标值为%s，实际完成值为%s，按规则得%s分，自评得分%s分，可能只差四舍五入。',
				   :"ext".cell_text(i.target), i.actual, trim_scale(f.computed), trim_scale(f.stated))
	END AS message,
	f.stated,
	f.computed,
	i.seq::text AS subject,
	coalesce(i.level3, i.level2, i.seq::text) AS indicator,
	i.actual IS NULL AND i.target IS NULL AS bare
FROM (
	-- a row for each rule, before anything is computed for one
	SELECT i.fiscal_year, p.department_code, i.project_code, i.seq, i.level2, i.level3, i.actual, i.full_mark, i.self_points,
		i.method, sp.pass_rate, sp.achieved_from, sp.partial_from, sp.over_achievement, n.name, t.target, t.aim, t.scoring_rule,
		:"ext".each_rule(
			:"ext".broken_rules(i.actual, t.aim, i.full_mark, i.self_points, i.method,
									 sp.pass_rate, sp.achieved_from, sp.partial_from, i.explanation,
									 coalesce(sp.over_achievement, 1.2), i.fiscal_year, n.name, t.scoring_rule)) AS rule
	FROM :"ledger".indicator i
	JOIN :"ledger".project p ON p.fiscal_year = i.fiscal_year AND p.project_code = i.project_code
	LEFT JOIN :"ledger".scheme_parameter sp ON sp.scheme_code = p.scheme_code
	LEFT JOIN (
		SELECT d.fiscal_year, d.project_code, d.seq, d.direction, coalesce(d.scoring_rule, d.printed_rule) AS scoring_rule
		FROM :"ledger".indicator_detail d
		WHERE :"ext".has_rows(NULL:::"ledger".indicator_detail)
	) d
		ON d.fiscal_year = i.fiscal_year AND d.project_code = i.project_code AND d.seq = i.seq,
	LATERAL (SELECT coalesce(i.level3, i.level2) AS name) n,
	LATERAL (
		SELECT coalesce(i.target, i.initial_target) AS target,
			:"ext".directed_target(coalesce(i.target, i.initial_target), d.direction) AS aim,
			d.scoring_rule
	) t
	-- most rows break nothing and are dropped before their rules are listed (a planner
	-- that reads IS NOT NULL expects every row to stay)
	WHERE :"ext".broken_rules(i.actual, t.aim, i.full_mark, i.self_points, i.method,
								   sp.pass_rate, sp.achieved_from, sp.partial_from, i.explanation,
								   coalesce(sp.over_achievement, 1.2), i.fiscal_year, n.name, t.scoring_rule) > '{}'
		-- ... and where no scheme has parameters of its own, before the join
		AND (EXISTS (SELECT FROM :"ledger".scheme_parameter)
			 OR :"ext".broken_rules(i.actual, t.aim, i.full_mark, i.self_points, i.method,
										 NULL::numeric, NULL::numeric, NULL::numeric, i.explanation,
										 1.2, i.fiscal_year, n.name, t.scoring_rule) > '{}')
) i,
LATERAL (
	SELECT CASE
			WHEN i.rule = 'over_achieved'
				THEN :"ext".completion_pct(i.actual, i.aim)
			WHEN i.rule = 'rate_target_above_100' THEN :"ext".lower_number(i.target)
			WHEN i.rule = 'completed_late'
				THEN :"ext".days_late(i.actual, i.aim, i.fiscal_year, i.name)
			WHEN i.rule NOT IN ('units_differ', 'number_expected', 'percent_as_share') THEN i.self_points
		END AS stated,
		CASE
			WHEN i.rule IN ('points_above_full_mark', 'explanation_missing', 'self_points_missing')
				THEN i.full_mark
			WHEN i.rule LIKE 'points_%'
				THEN :"ext".rule_points(i.actual, i.aim, i.full_mark, i.self_points,
											 i.method, coalesce(i.pass_rate, 0),
											 i.achieved_from, i.partial_from,
											 i.fiscal_year, i.name, i.scoring_rule)
			WHEN i.rule = 'over_achieved'
				THEN trim_scale(coalesce(i.over_achievement, 1.2) * 100)
			WHEN i.rule = 'rate_target_above_100' THEN 100
		END AS computed
) v,
-- a band rounds nothing; nor are all the points for a target that was not met a matter of rounding
LATERAL (
	SELECT CASE WHEN i.rule = 'points_below_rule' OR i.rule = 'points_above_rule' AND v.stated < i.full_mark
		THEN :"ext".points_agreement(v.computed, v.stated) END AS agreement
) a,
LATERAL (
	SELECT CASE a.agreement WHEN 'rounding' THEN 'within_rounding' ELSE i.rule END AS rule, v.stated, v.computed
	WHERE a.agreement IS DISTINCT FROM 'holds'
	-- computed once, not wherever the columns are named: plans stay small, and below the cost of JIT
	OFFSET 0
) f;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_indicator'::text,
	'内部：审核结果：指标（review_finding的一部分，不看规则是否启用）'::text, ARRAY[
	'indicator', '指标名称',
	'bare', '是否没有指标值和实际完成值']::text[]);
