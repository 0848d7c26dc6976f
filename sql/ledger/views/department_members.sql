-- UNION ends the walk at a department seen before, so a cycle ends too.
-- OFFSET 0 keeps the walk to look-ups by index; STRICT keeps the function
-- from being inlined, so that workers can call it.  ROWS: a department is a
-- member of all above it, so the mean is the mean depth.
CREATE OR REPLACE FUNCTION :"ledger".department_members(code text) RETURNS SETOF text
LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 4
BEGIN ATOMIC
	WITH RECURSIVE member (code) AS (
		SELECT department_members.code
		UNION
		SELECT d.code
		FROM member m,
		LATERAL (
			SELECT d.code FROM :"ledger".department d WHERE d.parent_code = m.code OFFSET 0
		) d)
	SELECT m.code FROM member m;
END;
COMMENT ON FUNCTION :"ledger".department_members(text) IS
'部门及其全部下级部门的代码；上级关系成环时每个部门只出现一次';
