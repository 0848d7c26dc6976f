/*-------------------------------------------------------------------------
 *
 * compare.c
 *	  The claim that one figure is above another, or below it: 完成120次，超过目标100次.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

void
compare_claim(Narrative *n, int q, int left, bool greater, bool named)
{
	const Figure *f = &n->figure[q];
	const Figure *v = &n->figure[left];
	bool		within = (f->cues & CUE_BOUND) && v->value == f->value;
	bool		holds = within || (greater ? v->value > f->value : v->value < f->value);
	Claim	   *claim = claim_start(n, KIND_COMPARE, f);

	claim_operand(claim, v);
	claim_operand(claim, f);
	claim->label = v->label;
	claim->label_end = v->label_end;
	if (v->sentence == f->sentence && v->clause < claim->start)
	{
		claim->start = v->clause;
		claim->start_char = v->clause_char;
	}
	claim->has_computed = true;
	claim->computed.value = drop_digits(v->value - f->value,
										FIGURE_SCALE - FIGURE_MAX_SCALE + (v->power == f->power ? v->power : 0));
	claim->computed.scale = FIGURE_MAX_SCALE;
	while (claim->computed.scale > 0 && claim->computed.value % 10 == 0)
	{
		claim->computed.value /= 10;
		claim->computed.scale--;
	}
	if (holds)
		claim->verdict = CLAIM_HOLDS;
	else if (named && !v->approximate && (!f->approximate || (f->cues & (CUE_BOUND | CUE_TASK))) &&
			 v->value != f->value)
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_DIRECTION;
	}
	else
		claim->reason = WHY_AMBIGUOUS;
	claim_message_figure(n, v);
	claim_message(claim, holds == greater ? "大于" : v->value == f->value ? "等于" : "小于");
	claim_message_figure(n, f);
	claim_message(claim, holds ? "，与原文一致。" : claim->verdict == CLAIM_FAILS ? "，与原文所述相反。" :
				  "，无法断定。");
	claim_emit(n);
}
