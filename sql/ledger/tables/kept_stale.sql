-- Append only, so that no writer waits for another.  The key comes first: it is
-- looked up by it.
CREATE TABLE :"ledger".kept_stale (
	kind text,
	fiscal_year integer,
	code text,
	id uuid DEFAULT gen_random_uuid(),
	CONSTRAINT kept_stale_unique PRIMARY KEY (kind, fiscal_year, code, id),
	CONSTRAINT kept_stale_kind_known CHECK (kind IN ('project', 'department', 'scheme', 'all'))
);
COMMENT ON TABLE :"ledger".kept_stale IS
'内部：保存得分以后数据有变动的项目、部门、评分方案，由触发器写入，refresh_scores时删除';
