/*-------------------------------------------------------------------------
 *
 * rate_formula.c
 *	  What a rate is computed by, and the words in front of 率.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include <string.h>

#include "scan.h"

bool
rate_stem(const Narrative *n, const Figure *f, size_t *at, size_t *len)
{
	static const char *const endings[] = {"完成率", "到位率", "率", "进度"};

	for (size_t e = 0; e < COUNT_OF(endings); e++)
	{
		size_t		word = strlen(endings[e]);

		for (size_t end = f->start; end >= f->label + word && end > 6; end--)
			if (n->body[end - 1] == endings[e][word - 1] && memcmp(n->body + end - word, endings[e], word) == 0)
			{
				if (end - word < f->label + 6)
					break;
				*at = end - word - 6;
				*len = 6;
				return true;
			}
	}
	return false;
}

bool
is_sampled(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"抽样", "抽检", "抽查", NULL};

	return clause_holds_any(n, f, words);
}

void
rate_formula(const Narrative *n, Formula *f, int part, int base, int carry)
{
	formula_ratio(f, &n->figure[part], &n->figure[base]);
	if (carry >= 0)
		formula_add(f, &n->figure[carry], 0, 1, n->figure[carry].finest);
}

void
rest_formula(const Narrative *n, Formula *f, int rest, int base, int carry)
{
	formula_start(f, STYLE_REST, true);
	formula_add(f, &n->figure[rest], -1, 0, n->figure[rest].finest);
	formula_add(f, &n->figure[base], 1, 1, n->figure[base].finest);
	if (carry >= 0)
		formula_add(f, &n->figure[carry], 1, 1, n->figure[carry].finest);
}

void
whole_formula(Formula *f, const Figure *v, const Figure *other)
{
	formula_start(f, STYLE_RATIO, true);
	formula_add(f, v, 1, 1, v->finest);
	formula_add(f, other, 0, 1, other->finest);
}

void
try_rate(const Narrative *n, Bindings *b, int part, int base, bool named)
{
	Formula		formula;

	rate_formula(n, &formula, part, base, -1);
	bindings_try(b, &formula, named);
}

bool
count_in_bracket(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	size_t		step;

	return p + 1 < n->count && f[1].class == CLASS_COUNT && f[1].part != f->part && f[1].sentence == f->sentence &&
		mark_at(n->body + f->end, n->len - f->end, &step) == MARK_OPEN && f[1].start == f->end + step;
}
