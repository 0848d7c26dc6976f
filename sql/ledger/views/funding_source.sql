-- What may be added up: sum() over funding itself counts total rows and parts twice.
CREATE OR REPLACE VIEW :"ledger".funding_source WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	p.name AS project_name,
	p.kind,
	u.source,
	u.is_carry_in IS TRUE AS is_carry_in,
	u.requested::numeric AS requested_wan,
	u.initial_budget::numeric AS initial_budget_wan,
	coalesce(u.adjusted_budget, u.initial_budget)::numeric AS full_year_budget_wan,
	u.executed::numeric AS executed_wan,
	coalesce(u.adjusted_budget, u.initial_budget)::numeric - u.executed::numeric AS balance_wan
FROM :"ledger".project p
CROSS JOIN LATERAL (
	SELECT :"ext".counted_sources(f.source, l.line_no, l.level, l.above,
		f.is_carry_in IS TRUE AND p.carry_in_counts IS FALSE,
		f.requested, f.initial_budget, f.adjusted_budget, f.executed, NULL) AS sources
	FROM :"ledger".funding f
	LEFT JOIN (
		SELECT l.fiscal_year, l.project_code, l.source, l.line_no, l.level, l.above
		FROM :"ledger".funding_place l
		WHERE :"ext".has_rows(NULL:::"ledger".funding_place)
	) l
		ON l.fiscal_year = f.fiscal_year AND l.project_code = f.project_code AND l.source = f.source
	WHERE f.fiscal_year = p.fiscal_year AND f.project_code = p.project_code
	OFFSET 0
) k
JOIN :"ledger".funding u
	ON u.fiscal_year = p.fiscal_year AND u.project_code = p.project_code AND u.source = ANY (k.sources);
SELECT :"ext".ledger_comment(:'ledger'::name, 'funding_source'::text,
	'项目资金来源：每个相加的来源一行，不含合计行和其他来源的一部分，各列可以相加，'
	'但须先排除部门整体（已含其项目）；没有列出来源的为合计行，只有合计行列出的数不在各来源中'::text, '{}'::text[]);
