-- What project_score computes, but for the name of the department.
CREATE TABLE :"ledger".kept_score (
	generation bigint,
	made bigint,
	fiscal_year integer,
	department_code text,
	project_code text,
	project_name text,
	kind text,
	budget_points numeric,
	self_indicator_points numeric,
	self_total_points numeric,
	self_grade text,
	rule_indicator_points numeric,
	rule_total_points numeric,
	rule_grade text,
	difference_points numeric,
	scheme_code text,
	full_mark_points numeric,
	indicators integer,
	undecided_indicators integer,
	initial_budget_wan numeric,
	full_year_budget_wan numeric,
	executed_wan numeric,
	balance_wan numeric,
	execution_rate_pct numeric,
	budget_full_mark_points numeric,
	stated_rate_pct numeric,
	stated_budget_points numeric,
	stated_total_points numeric,
	stated_grade text,
	budget_points_stated boolean,
	self_grade_order integer,
	rule_grade_order integer,
	CONSTRAINT kept_score_unique PRIMARY KEY (fiscal_year, project_code, generation, made)
);
CREATE INDEX kept_score_department_idx ON :"ledger".kept_score (department_code);
CREATE INDEX kept_score_project_idx ON :"ledger".kept_score (project_code);
COMMENT ON TABLE :"ledger".kept_score IS
'内部：保存的项目得分，读project_score';
