-- A finding without a year (a scheme, the tree of departments) has year 0.
CREATE TABLE :"ledger".review_answer (
	fiscal_year integer NOT NULL DEFAULT 0,
	department_code text NOT NULL DEFAULT '',
	project_code text NOT NULL DEFAULT '',
	subject text NOT NULL DEFAULT '',
	rule text NOT NULL,
	stated numeric,
	computed numeric,
	answer text NOT NULL,
	note text,
	answered_by text DEFAULT session_user,
	answered_on date DEFAULT current_date,
	CONSTRAINT review_answer_unique
		PRIMARY KEY (fiscal_year, department_code, project_code, subject, rule),
	CONSTRAINT review_answer_fiscal_year_plausible CHECK (fiscal_year = 0 OR fiscal_year BETWEEN 1949 AND 2999),
	CONSTRAINT review_answer_known CHECK (answer IN ('确认', '已整改', '不属实'))
);
COMMENT ON TABLE :"ledger".review_answer IS
'对审核结果的答复：每条答复一行，对应review_finding中年度、部门、项目、对象、规则相同的一条；所列数或计算数改变后不再有效';
