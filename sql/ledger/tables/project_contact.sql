CREATE TABLE :"ledger".project_contact (
	fiscal_year integer,
	project_code text,
	leader text,
	phone text,
	CONSTRAINT project_contact_unique PRIMARY KEY (fiscal_year, project_code),
	CONSTRAINT project_contact_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code)
);
-- no view reads it, and a GRANT on all tables shows no row to others than the owner
ALTER TABLE :"ledger".project_contact ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE :"ledger".project_contact IS
'项目负责人和联系电话（个人信息）：与项目一一对应，任何视图不读，除所有者外须有行级安全策略才能看到';
