CREATE OR REPLACE VIEW :"ledger".project_execution WITH (security_invoker = true) AS
SELECT fiscal_year, department_code, department_name, project_code, project_name,
	initial_budget_wan, full_year_budget_wan, executed_wan, balance_wan,
	execution_rate_pct, budget_points AS execution_points, kind
FROM :"ledger".project_score s;
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_execution'::text,
	'项目预算执行情况：每个项目一行，金额单位万元'::text, '{}'::text[]);
