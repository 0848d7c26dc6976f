-- What arrived for a project, for project_arrival and the review, which know
-- budget and execution; the form adds it up with what was requested.
CREATE OR REPLACE VIEW :"ledger".project_arrived WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	p.name AS project_name,
	p.stated_rate AS stated_rate_pct,
	coalesce(pd.rate_base, '预算') AS rate_base,
	a.arrived AS arrived_wan
FROM :"ledger".project p
LEFT JOIN :"ledger".project_detail pd
	ON pd.fiscal_year = p.fiscal_year AND pd.project_code = p.project_code,
LATERAL (
	SELECT (:"ext".tally_funding(NULL:::"ext".wanyuan, d.arrived, NULL:::"ext".wanyuan, f.executed,
		:"ext".is_total_row(f.source), NULL::numeric)).initial_budget AS arrived
	FROM :"ledger".funding f
	LEFT JOIN :"ledger".funding_detail d
		ON d.fiscal_year = f.fiscal_year AND d.project_code = f.project_code
		AND d.source = f.source
	WHERE f.fiscal_year = p.fiscal_year AND f.project_code = p.project_code
		AND (f.is_carry_in IS NOT TRUE OR p.carry_in_counts IS NOT FALSE)
	OFFSET 0
) a
WHERE :"ext".has_rows(NULL:::"ledger".funding_detail)
	AND EXISTS (SELECT FROM :"ledger".funding_detail d
				WHERE d.fiscal_year = p.fiscal_year AND d.project_code = p.project_code
					AND d.arrived IS NOT NULL);
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_arrived'::text,
	'内部：列有到位数的项目的资金到位数（project_arrival的一部分）'::text, ARRAY[
	'rate_base', '执行率的分母：预算、到位',
	'arrived_wan', '资金到位数（万元），有一个来源未列且没有合计即为空']::text[]);
