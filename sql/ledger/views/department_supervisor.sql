-- Above the departments of a county or a province stands the county or the
-- province itself, which supervises none of their budgets.
CREATE OR REPLACE FUNCTION :"ledger".department_supervisor(fiscal_year integer, code text) RETURNS text
LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 10000
BEGIN ATOMIC
	-- a circle ends at the mark, which moves up at each power of two: a path of
	-- what was passed would grow with every step
	WITH RECURSIVE line (code, name, parent_code, above, mark, next_mark) AS (
		SELECT NULL::text, NULL::text, department_supervisor.code, -1, NULL::text, 0
		UNION ALL
		SELECT d.code, d.name, d.parent_code, l.above + 1,
			CASE WHEN l.above + 1 = l.next_mark THEN d.code ELSE l.mark END,
			CASE WHEN l.above + 1 = l.next_mark THEN l.next_mark * 2 + 1 ELSE l.next_mark END
		FROM line l
		CROSS JOIN LATERAL (
			SELECT d.code, d.name, CASE WHEN y.code IS NULL THEN d.parent_code ELSE y.parent_code END AS parent_code
			FROM :"ledger".department d
			LEFT JOIN :"ledger".department_year y ON y.fiscal_year = department_supervisor.fiscal_year AND y.code = d.code
			WHERE d.code = l.parent_code OFFSET 0
		) d
		WHERE l.parent_code IS DISTINCT FROM l.mark
	), passed AS (
		SELECT l.code, l.name, min(l.above) AS above
		FROM line l
		WHERE l.code IS NOT NULL
		GROUP BY l.code, l.name
		ORDER BY min(l.above) DESC OFFSET 0
	)
	SELECT coalesce((SELECT p.code || '-' || p.name FROM passed p WHERE NOT :"ext".is_region(p.name) LIMIT 1),
		(SELECT p.code || '-' || p.name FROM passed p WHERE p.above = 0));
END;
COMMENT ON FUNCTION :"ledger".department_supervisor(integer, text) IS
'部门（单位）在某一年度的主管部门：其上（含本身）最高的一级，地区（省、市、县、本级）不算；代码和名称';
