CREATE TABLE :"ledger".fund_management (
	fiscal_year integer,
	project_code text,
	line_no integer,
	name text NOT NULL,
	state text,
	problems text,
	full_mark numeric,
	self_points numeric,
	CONSTRAINT fund_management_unique PRIMARY KEY (fiscal_year, project_code, line_no),
	CONSTRAINT fund_management_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code),
	CONSTRAINT fund_management_full_mark_0_to_1000 CHECK (full_mark BETWEEN 0 AND 1000),
	CONSTRAINT fund_management_self_points_within_1000
		CHECK (self_points BETWEEN -1000 AND 1000)
);
COMMENT ON TABLE :"ledger".fund_management IS
'资金管理情况：分配科学性、下达及时性等，每项一行';
