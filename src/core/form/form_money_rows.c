/*-------------------------------------------------------------------------
 *
 * form_money_rows.c
 *	  Sources and their total, judged beside each other.
 *
 *-------------------------------------------------------------------------
 */
#include "form_money.h"

#include "amount.h"
#include "funding_label.h"

static const char *const columns[AMOUNTS] = {
	"requested", "initial_budget", "adjusted_budget", "executed", "stated_balance", "arrived"
};

MoneyRow *
money_rows_add(MoneyRows *rows, Reader *reader, FormCell *source, Span name, bool part, bool total)
{
	MoneyRow   *row;
	Span		folded = form_text_fold_squeeze(reader->memory, name);
	FundingLabel label;

	funding_label_parse(folded.s, folded.len, &label);
	rows->row = array_grow(reader->memory, rows->row, rows->count, &rows->room, sizeof(MoneyRow));
	row = &rows->row[rows->count++];
	memset(row, 0, sizeof(*row));
	row->source = source;
	row->name = name;
	row->part = part;
	row->rank = label.rank;
	row->total = total || label.kind == FUNDING_TOTAL;
	row->subtotal = label.kind == FUNDING_SUBTOTAL || label.kind == FUNDING_PERIOD_TOTAL;
	return row;
}

FormCell **
money_figure(MoneyRow *row, FormRole role)
{
	return role == ROLE_RATE ? &row->rate : role == ROLE_WEIGHT ? &row->weight :
		role == ROLE_POINTS ? &row->points : NULL;
}

void
note_weight(Reader *reader, const FormCell *label)
{
	Span		rest = form_text_fold_squeeze(reader->memory, label->text);
	Span		before;
	Span		inner;

	while (form_text_bracket(&rest, &before, &inner))
		while (inner.len > 0)
		{
			Span		part = form_text_part(&inner);

			if (!span_ends(part, SPAN("分")))
				continue;
			part.len -= strlen("分");
			if (value_decimal(part, &reader->form.weight))
				reader->form.weighted = true;
		}
}

/* Reads the amounts, once the unit is known. */
static void
read_amounts(MoneyRows *rows, Reader *reader)
{
	bool		ask_unit = false;
	Span		unit = reader->form.two_units ? SPAN_NONE :
		reader->form.unit.len > 0 ? reader->form.unit : reader->known->amount_unit;
	Span		yuan = SPAN("元");

	for (size_t i = 0; i < rows->count; i++)
		for (int k = 0; k < AMOUNTS; k++)
		{
			MoneyRow   *row = &rows->row[i];
			FormValue  *value = &row->value[k];

			if (row->cell[k] == NULL)
				continue;
			*value = value_amount(reader->memory, row->cell[k], unit.len > 0 ? unit : yuan);
			if (unit.len == 0 && value->literal.len > 0 &&
				value_amount(reader->memory, row->cell[k], SPAN_NONE).literal.len == 0)
			{
				ask_unit = true;
				*value = (FormValue) {SPAN_NONE, SPAN_NONE, false};
			}
			row->known[k] = value->literal.len > 0 &&
				amount_parse(value->literal.s, value->literal.len, &row->fen[k]).code == VERDICT_OK;
		}
	if (ask_unit)
		put_line(reader, SEVERITY_ASK, reader->form.unit_cell != NULL ? reader->form.unit_cell : rows->row[0].source,
				 reader->form.two_units ? SPAN("金额的单位写了两种，金额没有读入") :
				 SPAN("没有写明金额的单位是元还是万元，金额没有读入"));
}

/* Two rows of one name would be one source. */
static bool
is_repeated(const MoneyRows *rows, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (!rows->row[k].left_out && span_is(rows->row[k].name, rows->row[i].name))
			return true;
	return false;
}

/* Which amounts a rate is of. */
enum
{
	INITIAL = 1, ADJUSTED = 2, EXECUTED = 3
};

/* Is the number 100 × executed ÷ budget, to less than 1? */
static bool
is_rate_of(const MoneyRow *row, Decimal rate)
{
	int			budget = row->known[ADJUSTED] ? ADJUSTED : INITIAL;
	wide		apart;

	if (!row->known[EXECUTED] || !row->known[budget] || row->fen[budget] <= 0)
		return false;
	apart = (wide) rate.coefficient * row->fen[budget] -
		(wide) row->fen[EXECUTED] * 100 * power_of_ten(rate.scale);
	if (apart < 0)
		apart = -apart;
	return apart < (wide) row->fen[budget] * power_of_ten(rate.scale);
}

/* 96.08% stands below 得分: the row has a cell more or less than its heading. */
static bool
is_shifted(const MoneyRow *row)
{
	return row->points != NULL && span_ends_percent(row->points->text) && !span_ends_percent(row->rate->text);
}

/* The rate in percent; 0.9 that shows no % is told by the amounts. */
static FormValue
rate_of(Reader *reader, const MoneyRow *row)
{
	FormValue	value = value_percent(reader->memory, row->rate);
	Decimal		rate;

	if (is_shifted(row))
		return (FormValue) {SPAN_NONE, SPAN("百分比在得分一栏，这一行与表头对不齐，没有读入"), false};
	if (!value_decimal(value.literal, &rate) || !value_is_fraction(value.literal) ||
		span_has(row->rate->text, SPAN("%")) || span_has(row->rate->text, SPAN("％")) ||
		rate.scale > 9 || is_rate_of(row, rate))
		return value;
	if (is_rate_of(row, value_hundredfold(rate)))
		value.literal = value_digits(reader->memory, value_hundredfold(rate));
	else
		value = (FormValue) {SPAN_NONE, SPAN("这个执行率可能是百分比的小数形式，没有读入"), false};
	return value;
}

/* What the row of totals says of the project. */
static void
put_budget(Reader *reader, const MoneyRow *row)
{
	FormValue	weight;

	if (row->rate != NULL)
		put_result(reader, "project", 1, "stated_rate", rate_of(reader, row), row->rate);
	if (row->points != NULL && !reader->form.has_budget_points)
	{
		reader->form.has_budget_points = true;
		reader->form.budget_earned = value_number(reader->memory, row->points).literal.len > 0;
		put_result(reader, "project", 1, "stated_budget_points",
				   value_number(reader->memory, row->points), row->points);
	}
	for (int i = 1; i <= MAX_ROUNDS; i++)
		if (row->round[i] != NULL)
			put_round_budget(reader, i, row->round[i]);
	if (row->weight == NULL)
		return;
	weight = value_mark(reader->memory, row->weight);
	if (value_decimal(weight.literal, &reader->form.weight))
		reader->form.weighted = true;
}

/* What is printed of a source beside its amounts. */
static void
put_detail(Reader *reader, const MoneyRow *row, int number)
{
	FormValue	rate = row->rate == NULL ? (FormValue) {SPAN_NONE, SPAN_NONE, false} : rate_of(reader, row);
	FormValue	weight = row->weight == NULL ? rate : value_mark(reader->memory, row->weight);
	FormValue	points = row->points == NULL ? rate : value_number(reader->memory, row->points);
	FormValue	arrival = row->arrival_rate == NULL ? (FormValue) {SPAN_NONE, SPAN_NONE, false} :
		value_percent(reader->memory, row->arrival_rate);

	if (rate.literal.len == 0 && arrival.literal.len == 0 && row->value[ARRIVED].literal.len == 0 &&
		(row->weight == NULL || weight.literal.len == 0) && (row->points == NULL || points.literal.len == 0))
		return;
	put_value(reader, "funding_detail", number, "source", row->name, row->source);
	if (row->cell[ARRIVED] != NULL)
		put_result(reader, "funding_detail", number, columns[ARRIVED], row->value[ARRIVED], row->cell[ARRIVED]);
	if (rate.literal.len > 0)
		put_value(reader, "funding_detail", number, "stated_rate", rate.literal, row->rate);
	if (row->arrival_rate != NULL)
		put_result(reader, "funding_detail", number, "stated_arrival_rate", arrival, row->arrival_rate);
	if (row->weight != NULL && weight.literal.len > 0)
		put_value(reader, "funding_detail", number, "full_mark", weight.literal, row->weight);
	if (row->points != NULL && points.literal.len > 0)
		put_value(reader, "funding_detail", number, "stated_points", points.literal, row->points);
}

/* 是 or 否 where the form has a column for it, else what the name says. */
static bool
is_carried_in(Reader *reader, const MoneyRow *row)
{
	bool		carried = !row->total && (span_has(row->name, SPAN("结转")) || span_has(row->name, SPAN("结余")));

	if (row->carry_in == NULL || form_text_is_blank(row->carry_in->text))
		return carried;
	if (span_is(row->carry_in->text, SPAN("是")))
		return true;
	if (!span_is(row->carry_in->text, SPAN("否")))
		put_line(reader, SEVERITY_ASK, row->carry_in, SPAN("应为是或否，没有读入"));
	else
		carried = false;
	return carried;
}

static void
put_row(Reader *reader, const MoneyRow *row)
{
	int			number = ++reader->form.fundings;

	put_value(reader, "funding", number, "source", row->name, row->source);
	put_value(reader, "funding", number, "is_carry_in",
			  is_carried_in(reader, row) ? SPAN("true") : SPAN("false"), row->source);
	for (int k = 0; k < ARRIVED; k++)
		if (row->cell[k] != NULL)
			put_result(reader, "funding", number, columns[k], row->value[k], row->cell[k]);
	put_detail(reader, row, number);
}

static bool
has_amount(const MoneyRow *row)
{
	for (int k = 0; k < AMOUNTS; k++)
		if (row->known[k])
			return true;
	return false;
}

void
money_rows_put(MoneyRows *rows, Reader *reader)
{
	const MoneyRow *budget = NULL;
	int			filled = 0;

	if (rows->count == 0)
		return;
	read_amounts(rows, reader);
	money_check_sources(rows, reader);
	for (size_t i = 0; i < rows->count; i++)
	{
		const MoneyRow *row = &rows->row[i];

		if (row->left_out)
			continue;
		if (is_repeated(rows, i))
		{
			put_line(reader, SEVERITY_ASK, row->source, SPAN("资金来源重名，这一行没有读入"));
			continue;
		}
		put_row(reader, row);
		filled += has_amount(row);
		if (budget == NULL || (row->total && !budget->total) || (!budget->total && !has_amount(budget)))
			budget = row;
	}
	if (budget != NULL && (budget->total || rows->count == 1 || filled == 1))
		put_budget(reader, budget);
}
