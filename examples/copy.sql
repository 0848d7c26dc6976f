-- Copy the CSV files of the directory :dir into the ledger that search_path
-- names.  \copy takes no psql variables, hence \cd.  Columns are named, because
-- later versions of a ledger may have more of them.

\cd :dir

\copy department (code, name, parent_code) FROM 'department.csv' CSV HEADER

\set found `test -f department_year.csv && echo true || echo false`
\if :found
\copy department_year (fiscal_year, code, parent_code) FROM 'department_year.csv' CSV HEADER
\endif

\set found `test -f scheme.csv && echo true || echo false`
\if :found
\copy scheme (code, name, budget_points) FROM 'scheme.csv' CSV HEADER
\endif

\set found `test -f scheme_part.csv && echo true || echo false`
\if :found
\copy scheme_part (scheme_code, level1, points) FROM 'scheme_part.csv' CSV HEADER
\endif

\set found `test -f scheme_item.csv && echo true || echo false`
\if :found
\copy scheme_item (scheme_code, level1, level2, points) FROM 'scheme_item.csv' CSV HEADER
\endif

\set found `test -f scheme_parameter.csv && echo true || echo false`
\if :found
\copy scheme_parameter (scheme_code, excellent, good, fair, pass_rate, over_achievement, achieved_from, partial_from) FROM 'scheme_parameter.csv' CSV HEADER
\endif

\set found `test -f project_kind.csv && echo true || echo false`
\if :found
\copy project_kind (name, counts_money, counts_scores) FROM 'project_kind.csv' CSV HEADER
\endif

\copy project (fiscal_year, project_code, name, department_code, kind, scheme_code, carry_in_counts, stated_rate, stated_budget_points, stated_total, stated_grade) FROM 'project.csv' CSV HEADER

\set found `test -f project_detail.csv && echo true || echo false`
\if :found
\copy project_detail (fiscal_year, project_code, category, supervising_department, implementing_unit, rate_base, expected_goal, achieved_goal, explanation, conclusion, problems, improvements) FROM 'project_detail.csv' CSV HEADER
\endif

\set found `test -f project_contact.csv && echo true || echo false`
\if :found
\copy project_contact (fiscal_year, project_code, leader, phone) FROM 'project_contact.csv' CSV HEADER
\endif

\set found `test -f project_period.csv && echo true || echo false`
\if :found
\copy project_period (fiscal_year, project_code, first_year, last_year, total_investment, total_budget, issued_to_date, spent_to_date) FROM 'project_period.csv' CSV HEADER
\endif

\set found `test -f project_bond.csv && echo true || echo false`
\if :found
\copy project_bond (fiscal_year, project_code, issued, interest, principal, total_investment, revenue) FROM 'project_bond.csv' CSV HEADER
\endif

\set found `test -f project_round.csv && echo true || echo false`
\if :found
\copy project_round (fiscal_year, project_code, round_no, round, scorer, scored_on, budget_points) FROM 'project_round.csv' CSV HEADER
\endif

\set found `test -f fund_management.csv && echo true || echo false`
\if :found
\copy fund_management (fiscal_year, project_code, line_no, name, state, problems, full_mark, self_points) FROM 'fund_management.csv' CSV HEADER
\endif

\copy funding (fiscal_year, project_code, source, is_carry_in, requested, initial_budget, adjusted_budget, executed, stated_balance) FROM 'funding.csv' CSV HEADER

\set found `test -f funding_detail.csv && echo true || echo false`
\if :found
\copy funding_detail (fiscal_year, project_code, source, arrived, stated_arrival_rate, stated_rate, full_mark, stated_points) FROM 'funding_detail.csv' CSV HEADER
\endif

\set found `test -f funding_place.csv && echo true || echo false`
\if :found
\copy funding_place (fiscal_year, project_code, source, line_no, level, above) FROM 'funding_place.csv' CSV HEADER
\endif

\copy indicator (fiscal_year, project_code, seq, level1, level2, level3, initial_target, target, actual, full_mark, self_points, method, explanation) FROM 'indicator.csv' CSV HEADER

\set found `test -f indicator_detail.csv && echo true || echo false`
\if :found
\copy indicator_detail (fiscal_year, project_code, seq, direction, scoring_rule, printed_rule, prior_actual, target_basis, evidence, stated_completion, stated_coefficient, is_core) FROM 'indicator_detail.csv' CSV HEADER
\endif

\set found `test -f indicator_text.csv && echo true || echo false`
\if :found
\copy indicator_text (fiscal_year, project_code, seq, initial_target, target, actual) FROM 'indicator_text.csv' CSV HEADER
\endif

\set found `test -f indicator_round.csv && echo true || echo false`
\if :found
\copy indicator_round (fiscal_year, project_code, seq, round_no, points, explanation) FROM 'indicator_round.csv' CSV HEADER
\endif

\set found `test -f allocation.csv && echo true || echo false`
\if :found
\copy allocation (fiscal_year, project_code, region, amount) FROM 'allocation.csv' CSV HEADER
\endif

\set found `test -f allocation_item.csv && echo true || echo false`
\if :found
\copy allocation_item (fiscal_year, project_code, region, purpose, projects, issued_in_advance, issued_earlier, issued_now, full_year) FROM 'allocation_item.csv' CSV HEADER
\endif

\set found `test -f account_line.csv && echo true || echo false`
\if :found
\copy account_line (fiscal_year, department_code, statement, line_no, name, subject_code, parent_line_no, budget, amount, prior_amount, stated_share, stated_growth, stated_completion) FROM 'account_line.csv' CSV HEADER
\endif

\set found `test -f monthly_execution.csv && echo true || echo false`
\if :found
\copy monthly_execution (fiscal_year, project_code, month, executed) FROM 'monthly_execution.csv' CSV HEADER
\endif

\set found `test -f monthly_actual.csv && echo true || echo false`
\if :found
\copy monthly_actual (fiscal_year, project_code, seq, month, actual) FROM 'monthly_actual.csv' CSV HEADER
\endif

\set found `test -f report_text.csv && echo true || echo false`
\if :found
\copy report_text (fiscal_year, department_code, project_code, section, seq, body) FROM 'report_text.csv' CSV HEADER FORCE NOT NULL project_code, section
\endif

\set found `test -f review_answer.csv && echo true || echo false`
\if :found
\copy review_answer (fiscal_year, department_code, project_code, subject, rule, stated, computed, answer, note, answered_by, answered_on) FROM 'review_answer.csv' CSV HEADER FORCE NOT NULL department_code, project_code, subject
\endif
