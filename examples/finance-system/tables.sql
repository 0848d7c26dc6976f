-- Tables for exports of the integrated budget system (预算管理一体化), with the
-- standard's own column names, all text.
--
--     psql -v schema=finance -f examples/finance-system/tables.sql
--
-- Only columns that the ledger takes are here.  Payment tables of the system also
-- hold payees, ID and account numbers: never give those columns a place.

\set ON_ERROR_STOP on
\set QUIET on

BEGIN;
CREATE SCHEMA :"schema";
SET LOCAL search_path = :"schema";

-- agencies: a tree for each division and year, parent_id is an ele_id or '0'
CREATE TABLE ele_vd00010 (
	ele_id text, ele_code text, ele_name text, parent_id text, is_enabled text, is_deleted text, mof_div_code text, fiscal_year text
);

-- projects: one row for all years, several agencies may run one
CREATE TABLE pm_project_info (
	pro_code text, pro_name text, pro_cat_code text, agency_code text, dept_code text, setup_year text, is_backup text, is_deleted text,
	mof_div_code text
);

-- goals of projects
CREATE TABLE pm_perf_goal_info (
	pro_code text, fiscal_year text, kpi_target text, version text, is_backup text, is_deleted text, mof_div_code text
);

-- indicators; the sign is a code, and sign, unit and weight have other names in places
CREATE TABLE pm_perf_indicator (
	line bigint GENERATED ALWAYS AS IDENTITY,
	pro_code text, fiscal_year text, lv1_perf_ind_name text, lv2_perf_ind_name text, lv3_perf_ind_name text, sign_code text, kpi_val text,
	unit text, weight text, kpi_evalstd text, version text, is_backup text, is_deleted text, mof_div_code text
);

-- budgets of a year, and transfers to the divisions below
CREATE TABLE bgt_pm_annual (
	pro_code text, fiscal_year text, agency_code text, exp_func_code text, fund_type_code text, apply_up text, reply_amt text, adj_amt text,
	cur_amt text, is_backup text, is_deleted text, mof_div_code text
);
CREATE TABLE bgt_tra (
	pro_code text, fiscal_year text, sub_mof_div_code text, sub_mof_div_name text, reply_amt text, cur_amt text, is_backup text, is_deleted text,
	mof_div_code text
);

-- payments and monitoring
CREATE TABLE pay_voucher_bill (
	pro_code text, fiscal_year text, fund_type_code text, pay_amt text, xpay_date text, is_deleted text, mof_div_code text
);
CREATE TABLE pay_perf_monitor_info (
	pro_code text, fiscal_year text, lv3_perf_ind_name text, perf_comp text, perf_send_date text, is_deleted text, mof_div_code text
);

-- what codes mean: yours to complete, provinces differ
CREATE TABLE sign_code (code text PRIMARY KEY, sign text NOT NULL);
INSERT INTO sign_code VALUES ('1', '≥'), ('2', '>'), ('3', '='), ('4', '<'), ('5', '≤'), ('6', '定性');
CREATE TABLE fund_type (code text PRIMARY KEY, name text NOT NULL, is_carry_in boolean NOT NULL DEFAULT false);
INSERT INTO fund_type VALUES ('11', '一般公共预算资金', false), ('12', '政府性基金预算资金', false), ('3', '单位资金', false), ('9', '上年结转资金', true);
COMMIT;
