-- department_members() in a year: where department_year does not place a department department does.
CREATE OR REPLACE FUNCTION :"ledger".department_members(code text, fiscal_year integer) RETURNS SETOF text
LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 4
BEGIN ATOMIC
	WITH RECURSIVE member (code) AS (
		SELECT department_members.code
		UNION
		SELECT d.code
		FROM member m,
		LATERAL (
			SELECT d.code
			FROM :"ledger".department d
			WHERE d.parent_code = m.code
				AND NOT EXISTS (SELECT FROM :"ledger".department_year y
								WHERE y.fiscal_year = department_members.fiscal_year AND y.code = d.code OFFSET 0)
			UNION ALL
			SELECT y.code
			FROM :"ledger".department_year y
			WHERE y.fiscal_year = department_members.fiscal_year AND y.parent_code = m.code
			OFFSET 0
		) d)
	SELECT m.code FROM member m;
END;
COMMENT ON FUNCTION :"ledger".department_members(text, integer) IS
'部门及其在某一年度的全部下级部门的代码；上级关系成环时每个部门只出现一次';
