-- What review_project has of the rows of funding, and allocations.
CREATE OR REPLACE VIEW :"ledger".review_funding WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	NULL::integer AS seq,
	f.rule,
	f.message,
	f.stated,
	f.computed,
	f.subject
FROM :"ledger".project_tally p,
LATERAL :"ext".each_finding(p.funding_findings:::"ext".finding[]) f
UNION ALL
SELECT a.fiscal_year, a.department_code, a.project_code, a.seq, a.rule, a.message, a.stated, a.computed, a.subject
FROM :"ledger".review_allocation a;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_funding'::text,
	'内部：审核结果：项目资金和分配（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
