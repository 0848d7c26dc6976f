-- What accumulates over the year does not fall from one month to the next.  The
-- months of a project are read in one look-up, see review_month.c.
CREATE OR REPLACE VIEW :"ledger".review_month WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	NULL::integer AS seq,
	(e.finding).rule,
	format('项目“%s”', p.name) || (e.finding).message AS message,
	(e.finding).stated,
	(e.finding).computed,
	(e.finding).subject
FROM :"ledger".project p,
LATERAL (
	SELECT :"ext".each_finding(:"ext".execution_findings(m.month, m.executed)) AS finding
	FROM :"ledger".monthly_execution m
	WHERE :"ext".has_rows(NULL:::"ledger".monthly_execution)
		AND m.fiscal_year = p.fiscal_year AND m.project_code = p.project_code
		-- of most projects nothing falls: where most are asked for, one pass says of which
		AND CASE WHEN :"ext".asked_whole(NULL:::"ledger".project, NULL:::"ledger".monthly_execution) THEN
			/* not of tables that Citus spreads */
			(p.fiscal_year, p.project_code) IN (
				SELECT m.fiscal_year, m.project_code
				FROM :"ledger".monthly_execution m
				GROUP BY m.fiscal_year, m.project_code
				HAVING :"ext".execution_findings(m.month, m.executed) IS NOT NULL)
			/**/
			ELSE true END
	OFFSET 0
) e
UNION ALL
-- of an indicator a count or an amount that is to be reached; levels go up and down
SELECT p.fiscal_year, p.department_code, p.project_code, i.seq, (a.finding).rule,
	format('指标“%s”', coalesce(i.level3, i.level2, i.seq::text)) || (a.finding).message,
	(a.finding).stated, (a.finding).computed, (a.finding).subject
FROM :"ledger".project p,
LATERAL (
	SELECT :"ext".each_finding(:"ext".actual_findings(m.seq, m.month, m.actual)) AS finding
	FROM :"ledger".monthly_actual m
	WHERE :"ext".has_rows(NULL:::"ledger".monthly_actual)
		AND m.fiscal_year = p.fiscal_year AND m.project_code = p.project_code
		AND CASE WHEN :"ext".asked_whole(NULL:::"ledger".project, NULL:::"ledger".monthly_actual) THEN
			/* not of tables that Citus spreads */
			(p.fiscal_year, p.project_code) IN (
				SELECT m.fiscal_year, m.project_code
				FROM :"ledger".monthly_actual m
				GROUP BY m.fiscal_year, m.project_code
				HAVING :"ext".actual_findings(m.seq, m.month, m.actual) IS NOT NULL)
			/**/
			ELSE true END
	OFFSET 0
) a,
LATERAL (
	SELECT i.seq, i.level2, i.level3
	FROM :"ledger".indicator i
	WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code AND i.seq = (a.finding).seq
		AND :"ext".comparator(coalesce(i.target, i.initial_target)) IN ('≥', '>', '=')
	-- of the few that fall
	OFFSET 0
) i;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_month'::text,
	'审核结果：年度中各月（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
