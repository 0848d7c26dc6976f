CREATE OR REPLACE VIEW :"ledger".project_arrival WITH (security_invoker = true) AS
SELECT a.fiscal_year,
	a.department_code,
	e.department_name,
	a.project_code,
	a.project_name,
	e.full_year_budget_wan AS budget_wan,
	a.arrived_wan,
	e.executed_wan,
	:"ext".percent(a.arrived_wan, e.full_year_budget_wan) AS arrival_rate_pct,
	a.rate_base,
	:"ext".percent(e.executed_wan, CASE a.rate_base WHEN '到位' THEN a.arrived_wan
						ELSE e.full_year_budget_wan END) AS execution_rate_pct,
	:"ext".percent(e.executed_wan, e.full_year_budget_wan) AS rate_of_budget_pct,
	:"ext".percent(e.executed_wan, a.arrived_wan) AS rate_of_arrived_pct,
	a.stated_rate_pct
FROM :"ledger".project_arrived a,
-- looked up for those with an arrival
LATERAL (
	SELECT e.department_name, e.full_year_budget_wan, e.executed_wan
	FROM :"ledger".project_tally e
	WHERE e.fiscal_year = a.fiscal_year AND e.project_code = a.project_code
	OFFSET 0
) e;
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_arrival'::text,
	'资金到位：每个列有到位数的项目一行；预算、到位、执行三个数并列'::text, ARRAY[
	'budget_wan', '全年预算数（万元）',
	'arrived_wan', '资金到位数（万元），有一个来源未列且没有合计即为空',
	'arrival_rate_pct', '到位率＝到位数÷全年预算数（百分数）',
	'execution_rate_pct', '执行率，分母按rate_base（百分数）',
	'rate_of_budget_pct', '执行数÷全年预算数（百分数）',
	'rate_of_arrived_pct', '执行数÷到位数（百分数）']::text[]);
