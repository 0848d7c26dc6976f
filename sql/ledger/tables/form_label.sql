CREATE TABLE :"ledger".form_label (
	block text,
	label text,
	role text NOT NULL,
	CONSTRAINT form_label_unique PRIMARY KEY (block, label),
	CONSTRAINT form_label_block_known CHECK (block IN ('head', 'money', 'goal', 'indicator', 'other'))
);
COMMENT ON TABLE :"ledger".form_label IS
'绩效表的栏目名：read_forms按它认出各栏，可增加本地的栏目名';
COMMENT ON COLUMN :"ledger".form_label.block IS '所在部分：head表头、money资金、goal总体目标、indicator指标、other其他';
COMMENT ON COLUMN :"ledger".form_label.label IS '栏目名；比较时不计空格、括号及其中内容、序号和冒号';
COMMENT ON COLUMN :"ledger".form_label.role IS '含义，如target指标值、actual实际完成值；aside认识而不读入，none不作为栏目名';
