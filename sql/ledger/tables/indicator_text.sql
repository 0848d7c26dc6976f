CREATE TABLE :"ledger".indicator_text (
	fiscal_year integer,
	project_code text,
	seq integer,
	initial_target text,
	target text,
	actual text,
	CONSTRAINT indicator_text_unique PRIMARY KEY (fiscal_year, project_code, seq)
);
COMMENT ON TABLE :"ledger".indicator_text IS
'指标值在原表中的写法：仍与指标的值相等时，导出的表按原样写';
COMMENT ON COLUMN :"ledger".indicator_text.fiscal_year IS '预算年度';
COMMENT ON COLUMN :"ledger".indicator_text.project_code IS '项目代码';
COMMENT ON COLUMN :"ledger".indicator_text.seq IS '指标序号';
COMMENT ON COLUMN :"ledger".indicator_text.initial_target IS '年初指标值在原表中的写法';
COMMENT ON COLUMN :"ledger".indicator_text.target IS '指标值在原表中的写法';
COMMENT ON COLUMN :"ledger".indicator_text.actual IS '实际完成值在原表中的写法';
