CREATE TABLE :"ledger".funding_place (
	fiscal_year integer,
	project_code text,
	source text,
	line_no integer,
	level integer,
	above text,
	CONSTRAINT funding_place_unique PRIMARY KEY (fiscal_year, project_code, source),
	CONSTRAINT funding_place_funding_known FOREIGN KEY (fiscal_year, project_code, source)
		REFERENCES :"ledger".funding (fiscal_year, project_code, source),
	CONSTRAINT funding_place_line_no_above_0 CHECK (line_no > 0),
	CONSTRAINT funding_place_level_above_0 CHECK (level > 0)
);
COMMENT ON TABLE :"ledger".funding_place IS
'资金来源在表中的位置（第几行、第几级、属于哪一行），用于判断“其中”等行不重复相加；没有记录的只按名称和金额判断';
