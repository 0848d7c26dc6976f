CREATE TABLE :"ledger".project (
	fiscal_year integer,
	project_code text,
	name text NOT NULL,
	department_code text NOT NULL CONSTRAINT project_department_known
		REFERENCES :"ledger".department (code),
	kind text NOT NULL DEFAULT '项目'
		CONSTRAINT project_kind_known REFERENCES :"ledger".project_kind (name),
	scheme_code text CONSTRAINT project_scheme_known REFERENCES :"ledger".scheme (code),
	carry_in_counts boolean DEFAULT true,
	stated_rate numeric,
	stated_budget_points numeric,
	stated_total numeric,
	stated_grade text,
	CONSTRAINT project_unique PRIMARY KEY (fiscal_year, project_code),
	CONSTRAINT project_stated_are_numbers CHECK (
		num_nulls(stated_rate, stated_budget_points, stated_total)
			= num_nulls(:"ext".finite(stated_rate), :"ext".finite(stated_budget_points), :"ext".finite(stated_total))),
	CONSTRAINT project_fiscal_year_plausible CHECK (fiscal_year BETWEEN 1949 AND 2999)
);
COMMENT ON TABLE :"ledger".project IS
'项目；部门整体支出、转移支付等的绩效评价以类别区分';
