CREATE TABLE :"ledger".project_bond (
	fiscal_year integer,
	project_code text,
	issued :"ext".wanyuan,
	interest :"ext".wanyuan,
	principal :"ext".wanyuan,
	total_investment :"ext".wanyuan,
	revenue :"ext".wanyuan,
	CONSTRAINT project_bond_unique PRIMARY KEY (fiscal_year, project_code),
	CONSTRAINT project_bond_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code)
);
COMMENT ON TABLE :"ledger".project_bond IS
'专项债项目的债券资金：与项目一一对应';
