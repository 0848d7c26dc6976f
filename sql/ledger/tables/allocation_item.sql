CREATE TABLE :"ledger".allocation_item (
	fiscal_year integer,
	project_code text,
	region text,
	purpose text DEFAULT '',
	projects integer,
	issued_in_advance :"ext".wanyuan,
	issued_earlier :"ext".wanyuan,
	issued_now :"ext".wanyuan,
	full_year :"ext".wanyuan,
	CONSTRAINT allocation_item_unique PRIMARY KEY (fiscal_year, project_code, region, purpose),
	CONSTRAINT allocation_item_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code),
	CONSTRAINT allocation_item_projects_not_negative CHECK (projects >= 0)
);
COMMENT ON TABLE :"ledger".allocation_item IS
'转移支付资金按地区和用途的分配，分次下达；收回为负数';
