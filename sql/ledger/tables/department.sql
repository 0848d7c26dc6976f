CREATE TABLE :"ledger".department (
	code text CONSTRAINT department_code_unique PRIMARY KEY,
	name text NOT NULL,
	parent_code text CONSTRAINT department_parent_known
		REFERENCES :"ledger".department (code),
	CONSTRAINT department_not_own_parent CHECK (parent_code <> code)
) WITH (parallel_workers = 8);	-- small, but each row stands for projects
COMMENT ON TABLE :"ledger".department IS
'部门（单位）及其上下级关系';
