CREATE OR REPLACE VIEW :"ledger".review_account WITH (security_invoker = true) AS
SELECT l.fiscal_year,
	l.department_code,
	NULL::text AS project_code,
	l.line_no AS seq,
	f.rule,
	format('“%s”第%s行“%s”', l.statement, l.line_no, l.name) ||
	CASE f.checked
		WHEN 'account_sum_differs' THEN
			format('决算数%s万元，下级%s行之和为%s万元。', f.stated, l.children, f.computed)
		WHEN 'share_differs' THEN
			CASE WHEN f.computed IS NULL
				THEN format('上级行为零，占比无法计算，却列%s%%。', f.stated)
				ELSE format('所列占比%s%%，按决算数计算为%s%%。', f.stated, f.computed) END
		WHEN 'growth_differs' THEN
			CASE WHEN f.computed IS NULL
				THEN format('上年决算数为零，增长率无法计算，却列%s%%。', f.stated)
				ELSE format('所列比上年增长%s%%，按决算数%s万元和上年%s万元计算为%s%%。',
							f.stated, l.amount_wan, l.prior_amount_wan, f.computed) END
		WHEN 'completion_differs' THEN
			CASE WHEN f.computed IS NULL
				THEN format('预算数为零，完成比例无法计算，却列%s%%。', f.stated)
				ELSE format('所列完成预算%s%%，按决算数%s万元和预算数%s万元计算为%s%%。',
							f.stated, l.amount_wan, l.budget_wan, f.computed) END
	END || CASE f.rule WHEN 'within_rounding' THEN '各金额都是100万元的整数倍，可能只差四舍五入。' ELSE '' END AS message,
	f.stated,
	f.computed,
	-- the statement and the line, and what of the line where that is not the rule
	concat_ws('／', l.statement, l.line_no, CASE f.rule WHEN 'within_rounding' THEN f.checked END) AS subject
FROM :"ledger".account_structure l
LEFT JOIN :"ledger".account_line u
	ON u.fiscal_year = l.fiscal_year AND u.department_code = l.department_code
	AND u.statement = l.statement AND u.line_no = l.parent_line_no,
LATERAL (
	SELECT h.rule AS checked,
		-- what a report prints in 亿元 with two decimals is stored in 分
		CASE WHEN CASE h.rule
				WHEN 'account_sum_differs' THEN abs(l.children_difference_wan) <= 50 * (l.children + 1)
				WHEN 'share_differs' THEN :"ext".rounded_ratio(l.amount_wan, u.amount::numeric, 50::numeric, l.stated_share_pct)
				WHEN 'growth_differs' THEN
					:"ext".rounded_ratio(l.amount_wan, l.prior_amount_wan, 50::numeric, l.stated_growth_pct + 100)
				ELSE :"ext".rounded_ratio(l.amount_wan, l.budget_wan, 50::numeric, l.stated_completion_pct) END
				AND (SELECT max(r.amount::numeric) >= 10000
						AND bool_and(coalesce(r.amount::numeric % 100, 0) = 0
							AND coalesce(r.budget::numeric % 100, 0) = 0
							AND coalesce(r.prior_amount::numeric % 100, 0) = 0)
					 FROM :"ledger".account_line r
					 WHERE r.fiscal_year = l.fiscal_year AND r.department_code = l.department_code
						AND r.statement = l.statement)
			THEN 'within_rounding' ELSE h.rule END AS rule,
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
	FROM :"ext".each_rule(array_remove(ARRAY[
		-- 其中 rows need not add up to their parent, but are no more than it
		CASE WHEN l.children_difference_wan < 0
				OR l.children_difference_wan > 0 AND NOT l.children_partial
			THEN 'account_sum_differs' END,
		CASE WHEN l.stated_share_pct IS NOT NULL AND (
				NOT :"ext".printed(
					l.amount_wan * 100.00000000000000000000000000000000
						/ nullif(u.amount::numeric, 0), l.stated_share_pct)
				AND NOT EXISTS (
					SELECT FROM :"ledger".account_line r
					WHERE r.fiscal_year = l.fiscal_year AND r.department_code = l.department_code
						AND r.statement = l.statement AND r.parent_line_no IS NULL
						AND :"ext".printed(
							l.amount_wan * 100.00000000000000000000000000000000
								/ nullif(r.amount::numeric, 0), l.stated_share_pct))
				OR u.amount::numeric = 0 AND l.stated_share_pct <> 0)
			THEN 'share_differs' END,
		CASE WHEN l.stated_growth_pct IS NOT NULL AND (
				NOT :"ext".printed(
					(l.amount_wan - l.prior_amount_wan) * 100.00000000000000000000000000000000
						/ nullif(abs(l.prior_amount_wan), 0), l.stated_growth_pct)
				OR l.prior_amount_wan = 0 AND l.stated_growth_pct <> 0)
			THEN 'growth_differs' END,
		CASE WHEN l.stated_completion_pct IS NOT NULL AND (
				NOT :"ext".printed(
					l.amount_wan * 100.00000000000000000000000000000000 / nullif(l.budget_wan, 0),
					l.stated_completion_pct)
				OR l.budget_wan = 0 AND l.stated_completion_pct <> 0)
			THEN 'completion_differs' END
	]::text[], NULL)) AS h (rule)
	-- computed once, not wherever the columns are named: plans stay small, and below the cost of JIT
	OFFSET 0
) f
UNION ALL
SELECT s.fiscal_year, s.department_code, s.project_code, s.seq, s.rule, s.message, s.stated, s.computed, s.subject
FROM :"ledger".review_structure s;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_account'::text,
	'内部：审核结果：部门决算、部门关系和评分方案（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
