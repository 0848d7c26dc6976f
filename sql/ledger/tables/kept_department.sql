-- What department_own() computes.  The columns are its, in its order, behind the
-- code: rollup_department() reads rows of both.
CREATE TABLE :"ledger".kept_department (
	department_code text,
	fiscal_year integer,
	projects bigint,
	budget numeric,
	executed numeric,
	balance numeric,
	known_executed numeric,
	known_budget numeric,
	self_total numeric,
	self_scored bigint,
	self_weighted numeric,
	self_budget numeric,
	rule_total numeric,
	rule_scored bigint,
	rule_weighted numeric,
	rule_budget numeric,
	self_excellent bigint,
	self_good bigint,
	self_fair bigint,
	self_poor bigint,
	rule_excellent bigint,
	rule_good bigint,
	rule_fair bigint,
	rule_poor bigint,
	unknown bigint,
	undecided numeric,
	own_budget numeric,
	own_self numeric,
	own_rule numeric,
	generation bigint,
	made bigint,
	CONSTRAINT kept_department_unique PRIMARY KEY (department_code, fiscal_year, generation, made)
);
COMMENT ON TABLE :"ledger".kept_department IS
'内部：保存的部门本身（不含下级）的合计，读department_total';
