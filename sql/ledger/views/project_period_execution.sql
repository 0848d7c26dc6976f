CREATE OR REPLACE VIEW :"ledger".project_period_execution WITH (security_invoker = true) AS
SELECT b.fiscal_year,
	p.department_code,
	e.department_name,
	b.project_code,
	p.name AS project_name,
	b.first_year,
	b.last_year,
	b.total_investment::numeric AS total_investment_wan,
	b.total_budget::numeric AS total_budget_wan,
	b.issued_to_date::numeric AS issued_to_date_wan,
	b.spent_to_date::numeric AS spent_to_date_wan,
	:"ext".percent(b.issued_to_date::numeric, b.total_budget::numeric) AS issued_rate_pct,
	:"ext".percent(b.spent_to_date::numeric, b.total_budget::numeric) AS spent_rate_pct,
	:"ext".percent(b.spent_to_date::numeric, b.issued_to_date::numeric) AS spent_of_issued_pct,
	e.full_year_budget_wan AS year_budget_wan,
	e.executed_wan AS year_executed_wan
FROM :"ledger".project_period b
JOIN :"ledger".project p ON p.fiscal_year = b.fiscal_year AND p.project_code = b.project_code,
LATERAL (
	SELECT e.department_name, e.full_year_budget_wan, e.executed_wan
	FROM :"ledger".project_tally e
	WHERE e.fiscal_year = b.fiscal_year AND e.project_code = b.project_code
	OFFSET 0
) e;
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_period_execution'::text,
	'实施期资金：每个列有多年总数的项目一行；多年数不与年度数相加'::text, ARRAY[
	'total_investment_wan', '实施期总投资（万元）',
	'total_budget_wan', '项目总预算（万元）',
	'issued_to_date_wan', '累计下达（万元）',
	'spent_to_date_wan', '累计支出（万元）',
	'issued_rate_pct', '累计下达÷项目总预算（百分数）',
	'spent_rate_pct', '累计支出÷项目总预算（百分数）',
	'spent_of_issued_pct', '累计支出÷累计下达（百分数）',
	'year_budget_wan', '当年全年预算数（万元）',
	'year_executed_wan', '当年全年执行数（万元）']::text[]);
