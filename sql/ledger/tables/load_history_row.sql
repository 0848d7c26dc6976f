-- without a reference to load_history, which would be looked up for each row
CREATE TABLE :"ledger".load_history_row (
	load_no bigint,
	line bigint,
	table_name text NOT NULL,
	key text[] NOT NULL,
	file text,
	sheet_row bigint,
	action text NOT NULL,
	before jsonb,
	CONSTRAINT load_history_row_unique PRIMARY KEY (load_no, line),
	CONSTRAINT load_history_row_action_known CHECK (action IN ('新增', '替换', '删除'))
);
COMMENT ON TABLE :"ledger".load_history_row IS
'装入记录：装入、替换、删除的每一行，来自哪个文件的哪一行';
