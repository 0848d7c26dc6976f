-- Rights within one ledger: a unit sees and edits its own department and all
-- below it, an auditor reads everything.  Run by the ledger's owner:
--
--     psql -q -v schema=xinzhou -f examples/row-level-security.sql
--
-- Two group roles, budget_unit and budget_auditor, are created if they are
-- missing (that takes CREATEROLE).  Run it again after an upgrade that adds tables.  Afterwards, for each login:
--
--     GRANT budget_unit TO li_na;
--     INSERT INTO xinzhou.department_access VALUES ('li_na', '303001');
--     GRANT budget_auditor TO wang_fang;

\set ON_ERROR_STOP on

SELECT NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'budget_unit') AS no_unit,
	NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'budget_auditor') AS no_auditor \gset
\if :no_unit
CREATE ROLE budget_unit;
\endif
\if :no_auditor
CREATE ROLE budget_auditor;
\endif

BEGIN;
SET LOCAL search_path TO :"schema", public;

-- which role acts for which department; the role may be a login or a group
CREATE TABLE IF NOT EXISTS department_access (
	role_name name,
	department_code text CONSTRAINT department_access_department_known REFERENCES department (code),
	CONSTRAINT department_access_unique PRIMARY KEY (role_name, department_code)
);
COMMENT ON TABLE department_access IS '部门权限：角色可查看和修改哪个部门（含其下级）';
COMMENT ON COLUMN department_access.role_name IS '数据库角色';
COMMENT ON COLUMN department_access.department_code IS '部门代码';

-- the departments of the caller; its tables are read with the caller's rights
CREATE OR REPLACE VIEW department_of_caller WITH (security_invoker = true) AS
SELECT DISTINCT m.code AS department_code
FROM department_access a
CROSS JOIN LATERAL department_members(a.department_code) AS m (code)
WHERE pg_has_role(CURRENT_USER, a.role_name, 'MEMBER');
COMMENT ON VIEW department_of_caller IS '当前用户可查看和修改的部门';
COMMENT ON COLUMN department_of_caller.department_code IS '部门代码';

GRANT USAGE ON SCHEMA :"schema" TO budget_unit, budget_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA :"schema" TO budget_unit, budget_auditor;
GRANT INSERT, UPDATE, DELETE ON project, funding, indicator, allocation, account_line,
	monthly_execution, monthly_actual TO budget_unit;

-- A policy for each table that has none: run again, after an upgrade that adds
-- tables, this gives them theirs.  Rows that name their department belong to it,
-- rows of a project follow it (the inner query sees only projects that the caller
-- sees), what was loaded is of who loaded it, and what is common to all, as
-- departments and schemes, all may read.  Kept scores have policies of their own.
SELECT format('ALTER TABLE %1$I ENABLE ROW LEVEL SECURITY;
	CREATE POLICY auditor ON %1$I FOR SELECT TO budget_auditor USING (true);
	CREATE POLICY unit ON %1$I %2$s TO budget_unit USING (%3$s)',
	t.name, CASE WHEN k.of_department OR k.of_project OR k.of_load THEN '' ELSE 'FOR SELECT' END,
	CASE WHEN t.name = 'load_history' THEN 'loaded_by = SESSION_USER'
		WHEN k.of_load THEN 'EXISTS (SELECT FROM load_history h WHERE h.load_no = load_history_row.load_no)'
		WHEN k.of_department THEN 'department_code IN (SELECT department_code FROM department_of_caller)'
		WHEN k.of_project THEN format('EXISTS (SELECT FROM project p
			WHERE p.fiscal_year = %1$I.fiscal_year AND p.project_code = %1$I.project_code)', t.name)
		ELSE 'true' END)
FROM ledger_tables() AS t (name)
CROSS JOIN LATERAL (
	SELECT bool_or(a.attname = 'department_code') AS of_department,
		bool_or(a.attname = 'project_code') AS of_project,
		bool_or(a.attname = 'load_no') AS of_load
	FROM pg_attribute a
	WHERE a.attrelid = format('%I.%I', :'schema', t.name)::regclass
) k
WHERE t.name NOT LIKE 'kept\_%' AND NOT EXISTS (
	SELECT FROM pg_policy p WHERE p.polrelid = format('%I.%I', :'schema', t.name)::regclass)
\gexec

-- a unit edits what is its own
SELECT format('GRANT INSERT, UPDATE, DELETE ON %s TO budget_unit', p.polrelid::regclass)
FROM pg_policy p
JOIN pg_class c ON c.oid = p.polrelid
WHERE c.relnamespace = :'schema'::regnamespace AND p.polname = 'unit' AND p.polcmd = '*'
\gexec

COMMIT;

\unset ON_ERROR_STOP
