CREATE TABLE :"ledger".project_kind (
	name text CONSTRAINT project_kind_unique PRIMARY KEY,
	counts_money boolean NOT NULL DEFAULT true,
	counts_scores boolean NOT NULL DEFAULT true
);
INSERT INTO :"ledger".project_kind VALUES
	('项目', true, true),
	('部门整体', false, false),	-- contains its projects' money
	('转移支付', true, true),
	('专项债', true, true),
	('政策', false, false),
	('绩效评价', false, false),
	('政府采购', true, true),
	('PPP', true, true),
	('国有资本经营预算', true, true),
	('社保基金', true, true);
COMMENT ON TABLE :"ledger".project_kind IS
'项目类别：其资金、得分是否计入部门汇总；可增加类别';
