CREATE TABLE :"ledger".monthly_actual (
	fiscal_year integer,
	project_code text,
	seq integer,
	month integer,
	actual :"ext".perf_value NOT NULL,
	CONSTRAINT monthly_actual_unique PRIMARY KEY (fiscal_year, project_code, seq, month),
	CONSTRAINT monthly_actual_indicator_known
		FOREIGN KEY (fiscal_year, project_code, seq)
		REFERENCES :"ledger".indicator (fiscal_year, project_code, seq),
	CONSTRAINT monthly_actual_month_1_to_12 CHECK (month BETWEEN 1 AND 12)
);
COMMENT ON TABLE :"ledger".monthly_actual IS
'年度中指标实际完成值';
