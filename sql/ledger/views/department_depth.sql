CREATE OR REPLACE FUNCTION :"ledger".department_depth(code text) RETURNS integer
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	WITH RECURSIVE line (code, parent_code) AS (
		SELECT d.code, d.parent_code
		FROM :"ledger".department d
		WHERE d.code = department_depth.code
		UNION
		SELECT d.code, d.parent_code
		FROM line l,
		LATERAL (
			SELECT d.code, d.parent_code
			FROM :"ledger".department d
			WHERE d.code = l.parent_code OFFSET 0
		) d)
	SELECT CASE WHEN bool_or(l.parent_code IS NULL) THEN count(*)::integer END
	FROM line l;
END;
COMMENT ON FUNCTION :"ledger".department_depth(text) IS
'部门的层级，最上级为1；上级关系成环为空';
