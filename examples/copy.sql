-- Copy the CSV files of the directory :dir into the ledger that search_path
-- names.  \copy takes no psql variables, hence \cd.  Columns are named, because
-- later versions of a ledger may have more of them.

\cd :dir

\copy department (code, name, parent_code) FROM 'department.csv' CSV HEADER

\set found `test -f scheme.csv && echo true || echo false`
\if :found
\copy scheme (code, name, budget_points) FROM 'scheme.csv' CSV HEADER
\endif

\copy project (fiscal_year, project_code, name, department_code, kind, scheme_code, carry_in_counts, stated_rate, stated_budget_points, stated_total, stated_grade) FROM 'project.csv' CSV HEADER
\copy funding (fiscal_year, project_code, source, is_carry_in, requested, initial_budget, adjusted_budget, executed, stated_balance) FROM 'funding.csv' CSV HEADER
\copy indicator (fiscal_year, project_code, seq, level1, level2, level3, initial_target, target, actual, full_mark, self_points, method, explanation) FROM 'indicator.csv' CSV HEADER

\set found `test -f account_line.csv && echo true || echo false`
\if :found
\copy account_line (fiscal_year, department_code, statement, line_no, name, subject_code, parent_line_no, budget, amount, prior_amount, stated_share, stated_growth, stated_completion) FROM 'account_line.csv' CSV HEADER
\endif
