CREATE TABLE :"ledger".allocation (
	fiscal_year integer,
	project_code text,
	region text,
	amount :"ext".wanyuan,
	CONSTRAINT allocation_region_unique PRIMARY KEY (fiscal_year, project_code, region),
	CONSTRAINT allocation_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code)
);
COMMENT ON TABLE :"ledger".allocation IS
'转移支付资金按地区的分配';
