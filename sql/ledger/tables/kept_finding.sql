-- What review_part computes.
CREATE TABLE :"ledger".kept_finding (
	generation bigint,
	made bigint,
	line bigint,
	fiscal_year integer,
	department_code text,
	project_code text,
	seq integer,
	rule text,
	message text,
	stated numeric,
	computed numeric,
	subject text,
	section text,
	span_start integer,
	span_end integer,
	quote text,
	as_hint boolean,
	CONSTRAINT kept_finding_unique PRIMARY KEY (generation, made, line)
);
CREATE INDEX kept_finding_department_idx ON :"ledger".kept_finding (department_code);
CREATE INDEX kept_finding_project_idx ON :"ledger".kept_finding (project_code);
COMMENT ON TABLE :"ledger".kept_finding IS
'内部：保存的审核结果，读review_finding';
