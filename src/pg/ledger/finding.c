/*-------------------------------------------------------------------------
 *
 * finding.c
 *	  What a function of the review finds about one row.  The rules are in C, as
 *	  the planner reads each expression of a view some ten times over, and a
 *	  message for each rule is most of what a view in SQL says.
 *
 *-------------------------------------------------------------------------
 */
#include "finding.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

const char *
number_text(ReviewNumber number)
{
	return number.isnull ? NULL : DatumGetCString(DirectFunctionCall1(numeric_out, number.value));
}

const char *
number_trimmed(ReviewNumber number)
{
	return number.isnull ? NULL :
		DatumGetCString(DirectFunctionCall1(numeric_out, DirectFunctionCall1(numeric_trim_scale, number.value)));
}

char *
finding_message(const char *start, const char *const *texts)
{
	StringInfoData message;

	initStringInfo(&message);
	appendStringInfoString(&message, start);
	for (const char *p = utf8_to_server(*texts++); *p != '\0'; p++)
	{
		if (*p != '%')
			appendStringInfoChar(&message, *p);
		else if (*++p == '%')
			appendStringInfoChar(&message, '%');
		else
		{
			if (*texts != NULL)
				appendStringInfoString(&message, *texts);
			texts++;
		}
	}
	return message.data;
}

const char *
findings_start(Findings *findings)
{
	if (findings->start == NULL)
		findings->start = findings->kind == NULL ? "" : finding_message("", (const char *const[]) {
			findings->kind, findings->name == NULL ? NULL : text_to_cstring(findings->name)
		});
	return findings->start;
}

void
finding_append(Findings *findings, Finding finding)
{
	if (findings->count == findings->room)
	{
		findings->room = Max(8, 2 * findings->room);
		findings->list = findings->list == NULL ? palloc(findings->room * sizeof(Finding)) :
			repalloc(findings->list, findings->room * sizeof(Finding));
	}
	findings->list[findings->count++] = finding;
}

static Datum
text_or_null(const char *text, bool *isnull)
{
	*isnull = text == NULL;
	return text == NULL ? (Datum) 0 : CStringGetTextDatum(text);
}

Datum
findings_array(const Findings *findings, Oid array_type)
{
	Datum	   *rows;
	Oid			type;
	TupleDesc	columns;

	if (findings->count == 0)
		return (Datum) 0;
	type = get_element_type(array_type);
	rows = palloc(findings->count * sizeof(Datum));
	columns = lookup_rowtype_tupdesc(type, -1);
	for (int i = 0; i < findings->count; i++)
	{
		const Finding *finding = &findings->list[i];
		bool		nulls[6] = {
			false, false, finding->stated.isnull, finding->computed.isnull, false, !finding->has_seq
		};
		Datum		values[6] = {
			CStringGetTextDatum(finding->rule), text_or_null(finding->message, &nulls[1]),
			finding->stated.value, finding->computed.value, text_or_null(finding->subject, &nulls[4]),
			Int32GetDatum(finding->seq)
		};

		rows[i] = HeapTupleGetDatum(heap_form_tuple(columns, values, nulls));
	}
	ReleaseTupleDesc(columns);
	return PointerGetDatum(construct_array(rows, findings->count, type, -1, false, TYPALIGN_DOUBLE));
}

Datum
findings_datum(const Findings *findings, FunctionCallInfo fcinfo)
{
	if (findings->count == 0)
		PG_RETURN_NULL();
	return findings_array(findings, get_func_rettype(fcinfo->flinfo->fn_oid));
}
