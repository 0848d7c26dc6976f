/*-------------------------------------------------------------------------
 *
 * target_cells.c
 *	  A target from the three cells in which forms split it: 指标性质, 指标值,
 *	  度量单位.
 *
 *-------------------------------------------------------------------------
 */
#include "quantity.h"

#include "blank.h"
#include "fold.h"
#include "grammar.h"
#include "words.h"
#include "utils/builtins.h"

static const char cells_hint[] = "A text target has the sign \"定性\".";
static const char code_hint[] = "Finance systems export codes for signs (1 ≥, 5 ≤ in many, each has a list of its "
	"own): write perf_target('≥', '95', '%').";

/* An argument, in UTF-8 and folded; empty for NULL. */
static char *
folded_cell(FunctionCallInfo fcinfo, int n)
{
	char	   *given;
	char	   *utf8;
	char	   *folded;
	size_t		len;
	Verdict		verdict;

	if (PG_ARGISNULL(n))
		return pstrdup("");
	given = text_to_cstring(PG_GETARG_TEXT_PP(n));
	utf8 = server_to_utf8(given);
	folded = palloc(strlen(utf8) + 1);
	verdict = fold_text(utf8, strlen(utf8), folded, &len);
	if (verdict.code != VERDICT_OK)
		report_verdict(NULL, verdict, "perf_target", given, cells_hint);
	folded[len] = '\0';
	return folded;
}

static bool
is_any_of(const char *cell, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(cell, words[i]) == 0)
			return true;
	return false;
}

/* Is the cell a number and nothing else, as codes for signs are? */
static bool
is_bare_number(const char *cell)
{
	Scan		scan = {cell, cell + strlen(cell)};
	Decimal		number;

	return scan_number(&scan, &number) != NUMBER_NONE && scan_at_end(&scan);
}

static bool
ends_with(const char *cell, const char *word)
{
	size_t		len = strlen(word);

	return strlen(cell) >= len && strcmp(cell + strlen(cell) - len, word) == 0;
}

/* Does the target parser take the text for a quantity, out of range or not? */
static bool
is_quantity(const char *folded)
{
	size_t		len = strlen(folded);
	Literal		literal;
	Verdict		verdict = target_parse(folded, len, palloc(len + 1), &literal);

	return verdict.code == VERDICT_RANGE ||
		(verdict.code == VERDICT_OK && literal.kind == LITERAL_QUANTITY);
}

/* The sign, or the word, that the cell is; COMPARATOR_NONE if it is neither. */
static Comparator
cell_comparator(const char *cell)
{
	Scan		scan = {cell, cell + strlen(cell)};
	Comparator	result = scan_sign(&scan);

	if (result == COMPARATOR_NONE)
		result = scan_opening(&scan);
	return scan_at_end(&scan) ? result : COMPARATOR_NONE;
}

/* The sign for a word that is one. */
static const char *
sign_for_word(const char *cell)
{
	static const char *const signs[] = {"", ">", "≥", "=", "≤", "<"};

	if (strncmp(cell, "达", strlen("达")) == 0)
		return "≥";
	return signs[cell_comparator(cell)];
}

/* The sign that the cell opens with. */
static Comparator
own_sign(const char *cell)
{
	Scan		scan = {cell, cell + strlen(cell)};

	return scan_sign(&scan);
}

static struct varlena *
target_from_utf8(const char *folded)
{
	return target_from_text(utf8_to_server(folded));
}

/*
 * The target of a qualitative row: the number cell, and the unit if the two make
 * a quantity, or if there is a number that would else be without.
 */
static const char *
qualitative_target(const char *number, const char *unit)
{
	const char *whole = psprintf("%s%s", number, unit);

	if (is_quantity(whole) || (own_sign(number) == COMPARATOR_NONE &&
							   is_quantity(psprintf("=%s", number))))
		return whole;
	return number;
}

/*
 * perf_target(sign text, number text, unit text).  An empty sign, or 定量, is =
 * unless the number cell brings one; 定性 and the like make that cell a text
 * target, and so does = in front of words.  A sign or unit that both cells
 * have counts once.  NULL where there is no number.
 */
PG_FUNCTION_INFO_V1(perf_target_from_cells);
Datum
perf_target_from_cells(PG_FUNCTION_ARGS)
{
	static const char *const qualitative[] = {"定性", "文字描述", "其他"};
	char	   *sign = folded_cell(fcinfo, 0);
	char	   *number = folded_cell(fcinfo, 1);
	char	   *unit = folded_cell(fcinfo, 2);
	Comparator	own = own_sign(number);
	bool		equal;
	char	   *whole;

	if (*number == '\0')
		PG_RETURN_NULL();
	if (is_bare_number(sign))
		report_verdict(NULL, verdict_of(REASON_CELL_SIGN_NUMBER, 1), "perf_target",
					   utf8_to_server(sign), code_hint);
	if (blank_mark(unit, strlen(unit)) || ends_with(number, unit))
		unit = "";
	if (is_any_of(sign, qualitative, lengthof(qualitative)))
		PG_RETURN_POINTER(target_from_utf8(qualitative_target(number, unit)));
	if (blank_mark(sign, strlen(sign)) || strcmp(sign, "定量") == 0)
		sign = "";

	equal = own == COMPARATOR_NONE &&
		(*sign == '\0' || cell_comparator(sign) == COMPARATOR_EQ);
	if (own != COMPARATOR_NONE && *sign != '\0' && cell_comparator(sign) == own)
		sign = "";
	/* > and =5 are ≥5 */
	if (own == COMPARATOR_EQ && (strcmp(sign, ">") == 0 || strcmp(sign, "<") == 0))
		own = COMPARATOR_NONE;
	whole = psprintf("%s%s%s", own == COMPARATOR_NONE && *sign == '\0' ? "=" : sign,
					 number, unit);
	if (equal && *unit == '\0' && !is_quantity(psprintf("=%s", number)))
		PG_RETURN_POINTER(target_from_utf8(number));
	/* a word may open a sentence (不低于2023年), in a cell it is a sign */
	if (own == COMPARATOR_NONE && cell_comparator(sign) != COMPARATOR_NONE &&
		!is_quantity(whole))
		whole = psprintf("%s%s%s", sign_for_word(sign), number, unit);
	if ((own != COMPARATOR_NONE && *sign != '\0') ||
		(own_sign(whole) == COMPARATOR_NONE && !is_quantity(whole)))
		report_verdict(NULL, verdict_of(REASON_CELLS_NO_QUANTITY, 1),
					   "perf_target", utf8_to_server(whole), cells_hint);
	PG_RETURN_POINTER(target_from_utf8(whole));
}
