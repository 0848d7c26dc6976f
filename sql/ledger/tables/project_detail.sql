CREATE TABLE :"ledger".project_detail (
	fiscal_year integer,
	project_code text,
	category text,
	supervising_department text,
	implementing_unit text,
	rate_base text,
	expected_goal text,
	achieved_goal text,
	explanation text,
	conclusion text,
	problems text,
	improvements text,
	CONSTRAINT project_detail_unique PRIMARY KEY (fiscal_year, project_code),
	CONSTRAINT project_detail_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code),
	CONSTRAINT project_detail_rate_base_known CHECK (rate_base IN ('预算', '到位'))
);
COMMENT ON TABLE :"ledger".project_detail IS
'项目的其他栏目：与项目一一对应，可没有';
