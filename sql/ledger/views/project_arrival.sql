CREATE OR REPLACE VIEW :"ledger".project_arrival WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	e.department_name,
	p.project_code,
	p.name AS project_name,
	e.full_year_budget_wan AS budget_wan,
	a.arrived AS arrived_wan,
	e.executed_wan,
	:"ext".percent(a.arrived, e.full_year_budget_wan) AS arrival_rate_pct,
	coalesce(pd.rate_base, '预算') AS rate_base,
	:"ext".percent(e.executed_wan, CASE pd.rate_base WHEN '到位' THEN a.arrived
						ELSE e.full_year_budget_wan END) AS execution_rate_pct,
	:"ext".percent(e.executed_wan, e.full_year_budget_wan) AS rate_of_budget_pct,
	:"ext".percent(e.executed_wan, a.arrived) AS rate_of_arrived_pct,
	p.stated_rate AS stated_rate_pct
FROM :"ledger".project p
LEFT JOIN :"ledger".project_detail pd
	ON pd.fiscal_year = p.fiscal_year AND pd.project_code = p.project_code
CROSS JOIN LATERAL (
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
-- looked up for those with an arrival, after EXISTS has found them
CROSS JOIN LATERAL (
	SELECT e.department_name, e.full_year_budget_wan, e.executed_wan
	FROM :"ledger".project_execution e
	WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
	OFFSET 0
) e
WHERE EXISTS (SELECT FROM :"ledger".funding_detail d
			  WHERE d.fiscal_year = p.fiscal_year AND d.project_code = p.project_code
				  AND d.arrived IS NOT NULL);
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_arrival'::text,
	'资金到位：每个列有到位数的项目一行；预算、到位、执行三个数并列'::text, ARRAY[
	'budget_wan', '全年预算数（万元）',
	'arrived_wan', '资金到位数（万元），有一个来源未列且没有合计即为空',
	'arrival_rate_pct', '到位率＝到位数÷全年预算数（百分数）',
	'execution_rate_pct', '执行率，分母按rate_base（百分数）',
	'rate_of_budget_pct', '执行数÷全年预算数（百分数）',
	'rate_of_arrived_pct', '执行数÷到位数（百分数）']::text[]);
