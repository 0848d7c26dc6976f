/*-------------------------------------------------------------------------
 *
 * form_label.c
 *	  The labels of forms, and what they name.
 *
 *-------------------------------------------------------------------------
 */
#include "form_label.h"

#include "form_text.h"

#define NAME(literal) {literal, sizeof(literal) - 1}

static const Span block_names[FORM_BLOCKS] = {
	NAME("head"), NAME("money"), NAME("goal"), NAME("indicator"), NAME("other")
};

static const Span role_names[FORM_ROLES] = {
	[ROLE_NONE] = NAME(""),
	[ROLE_BLOCK] = NAME("block"),
	[ROLE_ASIDE] = NAME("aside"),
	[ROLE_TITLE] = NAME("title"),
	[ROLE_PROJECT_NAME] = NAME("project_name"),
	[ROLE_PROJECT_CODE] = NAME("project_code"),
	[ROLE_DEPARTMENT] = NAME("department"),
	[ROLE_OWNER] = NAME("owner"),
	[ROLE_DEPARTMENT_CODE] = NAME("department_code"),
	[ROLE_UNIT_NAME] = NAME("unit_name"),
	[ROLE_REPORTING_UNIT] = NAME("reporting_unit"),
	[ROLE_YEAR] = NAME("fiscal_year"),
	[ROLE_TOTAL_SCORE] = NAME("stated_total"),
	[ROLE_GRADE] = NAME("stated_grade"),
	[ROLE_DEPARTMENT_NAME] = NAME("department_name"),
	[ROLE_LEADER] = NAME("leader"),
	[ROLE_PHONE] = NAME("phone"),
	[ROLE_SOURCE] = NAME("source"),
	[ROLE_CARRY_IN] = NAME("is_carry_in"),
	[ROLE_REQUESTED] = NAME("requested"),
	[ROLE_INITIAL_BUDGET] = NAME("initial_budget"),
	[ROLE_ADJUSTED_BUDGET] = NAME("adjusted_budget"),
	[ROLE_ADJUSTMENT] = NAME("adjustment"),
	[ROLE_EXECUTED] = NAME("executed"),
	[ROLE_BALANCE] = NAME("stated_balance"),
	[ROLE_ARRIVED] = NAME("arrived"),
	[ROLE_RATE] = NAME("stated_rate"),
	[ROLE_ARRIVAL_RATE] = NAME("stated_arrival_rate"),
	[ROLE_WEIGHT] = NAME("full_mark"),
	[ROLE_POINTS] = NAME("points"),
	[ROLE_MARK_POINTS] = NAME("full_mark_points"),
	[ROLE_POINTS_MARK] = NAME("points_full_mark"),
	[ROLE_TOTAL] = NAME("total"),
	[ROLE_EXPECTED] = NAME("expected"),
	[ROLE_ACTUAL] = NAME("actual"),
	[ROLE_LEVEL1] = NAME("level1"),
	[ROLE_LEVEL2] = NAME("level2"),
	[ROLE_LEVEL3] = NAME("level3"),
	[ROLE_SIGN] = NAME("sign"),
	[ROLE_MEASURE] = NAME("measure"),
	[ROLE_DIRECTION] = NAME("direction"),
	[ROLE_INITIAL_TARGET] = NAME("initial_target"),
	[ROLE_TARGET] = NAME("target"),
	[ROLE_CATEGORY] = NAME("category"),
	[ROLE_EXPLANATION] = NAME("explanation"),
	[ROLE_COEFFICIENT] = NAME("stated_coefficient"),
	[ROLE_CORE] = NAME("is_core"),
	[ROLE_PRIOR_ACTUAL] = NAME("prior_actual"),
	[ROLE_TARGET_BASIS] = NAME("target_basis"),
	[ROLE_EVIDENCE] = NAME("evidence"),
	[ROLE_SCORING_RULE] = NAME("printed_rule"),
	[ROLE_OWN_RULE] = NAME("scoring_rule"),
	[ROLE_COMPLETION] = NAME("stated_completion"),
	[ROLE_ROUND_POINTS] = NAME("round_points"),
	[ROLE_ROUND_REMARK] = NAME("round_remark"),
	[ROLE_CONCLUSION] = NAME("conclusion"),
	[ROLE_PROBLEMS] = NAME("problems"),
	[ROLE_IMPROVEMENTS] = NAME("improvements"),
	[ROLE_MANAGEMENT] = NAME("management"),
	[ROLE_STATE] = NAME("state"),
	[ROLE_PERIOD] = NAME("period"),
	[ROLE_YEARS] = NAME("years"),
	[ROLE_INVESTMENT] = NAME("total_investment"),
	[ROLE_TOTAL_BUDGET] = NAME("total_budget"),
	[ROLE_ISSUED] = NAME("issued_to_date"),
	[ROLE_SPENT] = NAME("spent_to_date"),
	[ROLE_ROUND] = NAME("round"),
	[ROLE_SCORER] = NAME("scorer"),
	[ROLE_SCORED_ON] = NAME("scored_on"),
	[ROLE_ACTUAL_MEASURE] = NAME("actual_measure")
};

bool
form_block_named(Span name, FormBlock *block)
{
	for (int i = 0; i < FORM_BLOCKS; i++)
		if (span_is(block_names[i], name))
		{
			*block = (FormBlock) i;
			return true;
		}
	return false;
}

bool
form_role_named(Span name, FormRole *role)
{
	for (int i = ROLE_NONE + 1; i < FORM_ROLES; i++)
		if (span_is(role_names[i], name))
		{
			*role = (FormRole) i;
			return true;
		}
	return false;
}

void
form_labels_begin(FormLabels *labels, const FormMemory *memory)
{
	memset(labels, 0, sizeof(*labels));
	labels->memory = memory;
}

static size_t
slot_of(const FormLabels *labels, Span key)
{
	size_t		hash = 5381;

	for (size_t i = 0; i < key.len; i++)
		hash = hash * 33 + (unsigned char) key.s[i];
	return hash % (sizeof(labels->slot) / sizeof(labels->slot[0]));
}

const FormLabel *
form_label_find(const FormLabels *labels, Span key)
{
	if (key.len == 0)
		return NULL;
	for (size_t i = labels->slot[slot_of(labels, key)]; i > 0; i = labels->label[i - 1].next)
		if (span_is(labels->label[i - 1].key, key))
			return &labels->label[i - 1];
	return NULL;
}

void
form_labels_add(FormLabels *labels, FormBlock block, Span text, FormRole role)
{
	Span		key = form_text_key(labels->memory, text);
	FormLabel  *label = (FormLabel *) form_label_find(labels, key);

	if (key.len == 0)
		return;
	if (label == NULL)
	{
		size_t	   *slot = &labels->slot[slot_of(labels, key)];

		labels->label = array_grow(labels->memory, labels->label, labels->count,
								   &labels->room, sizeof(FormLabel));
		label = &labels->label[labels->count++];
		memset(label, 0, sizeof(*label));
		label->key = key;
		label->next = *slot;
		*slot = labels->count;
	}
	label->role[block] = (uint8_t) role;
}

bool
form_label_within(const FormLabels *labels, Span key, FormBlock block, FormRole role)
{
	for (size_t i = 0; i < labels->count; i++)
		if (labels->label[i].role[block] == role && span_has(key, labels->label[i].key))
			return true;
	return false;
}
