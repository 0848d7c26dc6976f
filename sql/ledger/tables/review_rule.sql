CREATE TABLE :"ledger".review_rule (
	rule text CONSTRAINT review_rule_unique PRIMARY KEY,
	name text NOT NULL,
	severity text NOT NULL,
	description text NOT NULL,
	enabled boolean NOT NULL DEFAULT true,
	CONSTRAINT review_rule_severity_known CHECK (severity IN ('错误', '警告', '提示'))
);
COMMENT ON TABLE :"ledger".review_rule IS
'审核规则；enabled为假的规则不出审核结果';
