-- Above the departments of a county or a province stands the county or the
-- province itself, which supervises none of their budgets.
CREATE OR REPLACE FUNCTION :"ledger".department_supervisor(fiscal_year integer, code text) RETURNS text
LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 10000
BEGIN ATOMIC
	WITH RECURSIVE line (code, name, parent_code, above) AS (
		SELECT NULL::text, NULL::text, department_supervisor.code, -1
		UNION ALL
		SELECT d.code, d.name, d.parent_code, l.above + 1
		FROM line l
		CROSS JOIN LATERAL (
			SELECT d.code, d.name, CASE WHEN y.code IS NULL THEN d.parent_code ELSE y.parent_code END AS parent_code
			FROM :"ledger".department d
			LEFT JOIN :"ledger".department_year y ON y.fiscal_year = department_supervisor.fiscal_year AND y.code = d.code
			WHERE d.code = l.parent_code OFFSET 0
		) d
	) CYCLE code SET seen USING path
	SELECT l.code || '-' || l.name
	FROM line l
	WHERE NOT l.seen AND l.code IS NOT NULL
	ORDER BY :"ext".is_region(l.name), CASE WHEN :"ext".is_region(l.name) THEN l.above ELSE -l.above END
	LIMIT 1;
END;
COMMENT ON FUNCTION :"ledger".department_supervisor(integer, text) IS
'部门（单位）在某一年度的主管部门：其上（含本身）最高的一级，地区（省、市、县、本级）不算；代码和名称';
