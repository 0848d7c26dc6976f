-- Rights within one ledger: a unit sees and edits its own department and all
-- below it, an auditor reads everything.  Run by the ledger's owner:
--
--     psql -q -v schema=xinzhou -f examples/row-level-security.sql
--
-- Two group roles, budget_unit and budget_auditor, are created if they are
-- missing (that takes CREATEROLE).  Afterwards, for each login:
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
CREATE TABLE department_access (
	role_name name,
	department_code text CONSTRAINT department_access_department_known REFERENCES department (code),
	CONSTRAINT department_access_unique PRIMARY KEY (role_name, department_code)
);
COMMENT ON TABLE department_access IS '部门权限：角色可查看和修改哪个部门（含其下级）';
COMMENT ON COLUMN department_access.role_name IS '数据库角色';
COMMENT ON COLUMN department_access.department_code IS '部门代码';

-- the departments of the caller; its tables are read with the caller's rights
CREATE VIEW department_of_caller WITH (security_invoker = true) AS
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

-- rows that name their department
ALTER TABLE project ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit ON project TO budget_unit
	USING (department_code IN (SELECT department_code FROM department_of_caller));
CREATE POLICY auditor ON project FOR SELECT TO budget_auditor USING (true);

ALTER TABLE account_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit ON account_line TO budget_unit
	USING (department_code IN (SELECT department_code FROM department_of_caller));
CREATE POLICY auditor ON account_line FOR SELECT TO budget_auditor USING (true);

-- rows of a project follow it: the inner query sees only projects that the caller sees
ALTER TABLE funding ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit ON funding TO budget_unit USING (EXISTS (SELECT FROM project p
	WHERE p.fiscal_year = funding.fiscal_year AND p.project_code = funding.project_code));
CREATE POLICY auditor ON funding FOR SELECT TO budget_auditor USING (true);

ALTER TABLE indicator ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit ON indicator TO budget_unit USING (EXISTS (SELECT FROM project p
	WHERE p.fiscal_year = indicator.fiscal_year AND p.project_code = indicator.project_code));
CREATE POLICY auditor ON indicator FOR SELECT TO budget_auditor USING (true);

ALTER TABLE allocation ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit ON allocation TO budget_unit USING (EXISTS (SELECT FROM project p
	WHERE p.fiscal_year = allocation.fiscal_year AND p.project_code = allocation.project_code));
CREATE POLICY auditor ON allocation FOR SELECT TO budget_auditor USING (true);

ALTER TABLE monthly_execution ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit ON monthly_execution TO budget_unit USING (EXISTS (SELECT FROM project p
	WHERE p.fiscal_year = monthly_execution.fiscal_year AND p.project_code = monthly_execution.project_code));
CREATE POLICY auditor ON monthly_execution FOR SELECT TO budget_auditor USING (true);

ALTER TABLE monthly_actual ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit ON monthly_actual TO budget_unit USING (EXISTS (SELECT FROM project p
	WHERE p.fiscal_year = monthly_actual.fiscal_year AND p.project_code = monthly_actual.project_code));
CREATE POLICY auditor ON monthly_actual FOR SELECT TO budget_auditor USING (true);

COMMIT;

\unset ON_ERROR_STOP
