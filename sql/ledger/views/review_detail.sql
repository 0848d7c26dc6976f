-- What newer forms print beside an indicator.
CREATE OR REPLACE VIEW :"ledger".review_detail WITH (security_invoker = true) AS
SELECT d.fiscal_year,
	p.department_code,
	d.project_code,
	d.seq,
	f.rule,
	format('指标“%s”', coalesce(i.level3, i.level2, i.seq::text)) ||
	CASE f.rule
		WHEN 'rule_unreadable' THEN
			format('评分标准为“%s”，无法识别，由人工评定。', d.printed_rule)
		WHEN 'target_below_prior' THEN
			format('指标值为%s，上年完成值为%s，指标值低于上年水平。', t.target, d.prior_actual)
		WHEN 'indicator_completion_differs' THEN
			format('所列完成率%s%%，实际完成值%s除以指标值%s为%s%%。',
				   f.stated, i.actual, t.target, f.computed)
		WHEN 'coefficient_differs' THEN
			format('所列得分系数%s，分值%s分，自评得分%s分，得分系数应为%s。',
				   f.stated, trim_scale(i.full_mark), trim_scale(i.self_points), f.computed)
	END AS message,
	f.stated,
	f.computed,
	d.seq::text AS subject
FROM :"ledger".indicator_detail d
JOIN :"ledger".indicator i
	ON i.fiscal_year = d.fiscal_year AND i.project_code = d.project_code AND i.seq = d.seq
JOIN :"ledger".project p ON p.fiscal_year = d.fiscal_year AND p.project_code = d.project_code
CROSS JOIN LATERAL (
	SELECT :"ext".directed_target(coalesce(i.target, i.initial_target), d.direction) AS target
) t
CROSS JOIN LATERAL (
	SELECT :"ext".comparator(t.target) AS comparator,
		:"ext".completion_rate(i.actual, t.target) AS completion,
		:"ext".completion_rate(d.prior_actual, t.target) AS prior
) r
CROSS JOIN LATERAL (
	SELECT h.rule,
		CASE h.rule
			WHEN 'indicator_completion_differs' THEN d.stated_completion
			WHEN 'coefficient_differs' THEN d.stated_coefficient
			WHEN 'target_below_prior' THEN :"ext".number(t.target)
		END AS stated,
		CASE h.rule
			WHEN 'indicator_completion_differs' THEN round(r.completion * 100, 2)
			WHEN 'coefficient_differs' THEN round(i.self_points / nullif(i.full_mark, 0), 4)
			WHEN 'target_below_prior' THEN :"ext".number(d.prior_actual)
		END AS computed
	FROM :"ext".each_rule(array_remove(ARRAY[
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
	]::text[], NULL)) AS h (rule)
	-- computed once, not wherever the columns are named: plans stay small, and below the cost of JIT
	OFFSET 0
) f;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_detail'::text,
	'审核结果：指标的其他栏目（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
