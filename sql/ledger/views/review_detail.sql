-- What newer forms print beside an indicator.
CREATE OR REPLACE VIEW :"ledger".review_detail WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	d.seq,
	d.rule,
	format('指标“%s”', coalesce(d.level3, d.level2, d.seq::text)) ||
	CASE d.rule
		WHEN 'rule_unreadable' THEN
			format('评分标准为“%s”，无法识别，由人工评定。', d.printed_rule)
		WHEN 'target_below_prior' THEN
			format('指标值为%s，上年完成值为%s，指标值低于上年水平。', d.target, d.prior_actual)
		WHEN 'indicator_completion_differs' THEN
			format('所列完成率%s%%，实际完成值%s除以指标值%s为%s%%。',
				   f.stated, d.actual, d.target, f.computed)
		WHEN 'coefficient_differs' THEN
			format('所列得分系数%s，分值%s分，自评得分%s分，得分系数应为%s。',
				   f.stated, trim_scale(d.full_mark), trim_scale(d.self_points), f.computed)
	END AS message,
	f.stated,
	f.computed,
	d.seq::text AS subject
FROM :"ledger".project p,
-- read in order beside the indicators
LATERAL (
	SELECT d.seq, d.printed_rule, d.prior_actual, d.stated_completion, d.stated_coefficient,
		i.level2, i.level3, i.actual, i.full_mark, i.self_points, t.target, r.completion,
		:"ext".each_rule(array_remove(ARRAY[
			CASE WHEN d.scoring_rule IS NULL AND NOT :"ext".is_blank(d.printed_rule)
					AND :"ext".scoring_rule_reason(d.printed_rule) IS NOT NULL
				THEN 'rule_unreadable' END,
			CASE WHEN r.comparator IN ('≥', '>', '=') AND r.prior > 1
					OR r.comparator IN ('≤', '<') AND r.prior < 1
				THEN 'target_below_prior' END,
			-- forms cut the rate of what is exceeded at 100; of a limit they have rates of their own
			CASE WHEN r.comparator IN ('≥', '>', '=')
					AND NOT :"ext".printed(r.completion * 100, d.stated_completion)
					AND NOT (r.completion > 1 AND d.stated_completion = 100)
				THEN 'indicator_completion_differs' END,
			-- a fraction, or in percent; the points may have been rounded after it
			CASE WHEN i.full_mark > 0
					AND NOT :"ext".printed(i.self_points / i.full_mark, d.stated_coefficient)
					AND NOT :"ext".printed(i.self_points * 100 / i.full_mark, d.stated_coefficient)
					AND NOT :"ext".printed(d.stated_coefficient * i.full_mark, i.self_points)
					AND NOT :"ext".printed(d.stated_coefficient * i.full_mark / 100, i.self_points)
				THEN 'coefficient_differs' END
		]::text[], NULL)) AS rule
	FROM :"ledger".indicator_detail d
	JOIN :"ledger".indicator i
		ON i.fiscal_year = d.fiscal_year AND i.project_code = d.project_code AND i.seq = d.seq,
	LATERAL (
		SELECT :"ext".directed_target(coalesce(i.target, i.initial_target), d.direction) AS target
	) t,
	LATERAL (
		SELECT :"ext".comparator(t.target) AS comparator,
			:"ext".completion_rate(i.actual, t.target) AS completion,
			:"ext".completion_rate(d.prior_actual, t.target) AS prior
	) r
	WHERE d.fiscal_year = p.fiscal_year AND d.project_code = p.project_code
) d,
LATERAL (
	SELECT CASE d.rule
			WHEN 'indicator_completion_differs' THEN d.stated_completion
			WHEN 'coefficient_differs' THEN d.stated_coefficient
			WHEN 'target_below_prior' THEN :"ext".number(d.target)
		END AS stated,
		CASE d.rule
			WHEN 'indicator_completion_differs' THEN round(d.completion * 100, 2)
			WHEN 'coefficient_differs' THEN round(d.self_points / nullif(d.full_mark, 0), 4)
			WHEN 'target_below_prior' THEN :"ext".number(d.prior_actual)
		END AS computed
	-- computed once, not wherever the columns are named: plans stay small, and below the cost of JIT
	OFFSET 0
) f
WHERE :"ext".has_rows(NULL:::"ledger".indicator_detail);
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_detail'::text,
	'审核结果：指标的其他栏目（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
