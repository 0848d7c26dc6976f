CREATE TABLE :"ledger".project_contact (
	fiscal_year integer,
	project_code text,
	leader text,
	phone text,
	CONSTRAINT project_contact_unique PRIMARY KEY (fiscal_year, project_code),
	CONSTRAINT project_contact_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code)
);
-- no view reads it; row-level security of its own would stop pg_dump for all but the owner
COMMENT ON TABLE :"ledger".project_contact IS
'项目负责人和联系电话（个人信息）：与项目一一对应，任何视图不读，建表时不授予任何人';
