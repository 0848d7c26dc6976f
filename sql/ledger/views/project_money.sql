-- What the funding of a project adds up to, for views that look a project's money
-- up: the plan of all that project_tally has is twice as large.
CREATE OR REPLACE VIEW :"ledger".project_money WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.project_code,
	(f.sums).budget AS full_year_budget_wan,
	(f.sums).executed AS executed_wan
FROM :"ledger".project p,
LATERAL (
	SELECT :"ext".add_funding(f.source, l.line_no, l.level, l.above,
		f.is_carry_in IS TRUE AND p.carry_in_counts IS FALSE,
		f.requested, f.initial_budget, f.adjusted_budget, f.executed, NULL) AS sums
	FROM :"ledger".funding f
	LEFT JOIN (
		SELECT l.fiscal_year, l.project_code, l.source, l.line_no, l.level, l.above
		FROM :"ledger".funding_place l
		WHERE :"ext".has_rows(NULL:::"ledger".funding_place)
	) l
		ON l.fiscal_year = f.fiscal_year AND l.project_code = f.project_code AND l.source = f.source
	WHERE f.fiscal_year = p.fiscal_year AND f.project_code = p.project_code
	OFFSET 0
) f;
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_money'::text,
	'内部：项目全年预算数和执行数（allocation_total和审核结果的一部分）'::text, '{}'::text[]);
