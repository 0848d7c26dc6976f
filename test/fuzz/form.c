/*-------------------------------------------------------------------------
 *
 * form.c
 *	  Fuzz target: the cells of a document, and the forms in any cells.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "form_read.h"

/* Blocks that are given back together. */
typedef struct Block
{
	struct Block *next;
	char		bytes[];
} Block;

static void *
get(void *context, size_t size)
{
	Block	  **last = context;
	Block	   *block = malloc(sizeof(Block) + size);

	FUZZ_ASSERT(block != NULL);
	block->next = *last;
	*last = block;
	return block->bytes;
}

static void
give_back(Block *block)
{
	while (block != NULL)
	{
		Block	   *next = block->next;

		free(block);
		block = next;
	}
}

#define MAX_CELLS	512

typedef struct Cells
{
	GridCell	cell[MAX_CELLS];
	size_t		count;
} Cells;

static void
take_cell(void *context, const GridCell *cell)
{
	Cells	   *cells = context;

	FUZZ_ASSERT(cell->table_no >= 1 && cell->col_no >= 1 && cell->col_no <= GRID_MAX_COLUMNS);
	FUZZ_ASSERT(cell->row_no <= GRID_MAX_ROWS && cell->row_span >= 0 && cell->col_span >= 0);
	if (cells->count < MAX_CELLS)
		cells->cell[cells->count++] = *cell;
}

static void
take_item(void *context, const FormItem *item)
{
	size_t	   *lines = context;

	FUZZ_ASSERT((item->table != NULL && item->column != NULL && item->value.len > 0) ||
				(item->severity != SEVERITY_NONE && item->reason.len > 0));
	*lines += 1;
}

/* A few labels of each role; the texts are those of the corpus. */
static void
add_labels(FormLabels *labels)
{
	static const struct
	{
		FormBlock	block;
		const char *label;
		FormRole	role;
	}			known[] =
	{
		{BLOCK_HEAD, "自评表", ROLE_TITLE}, {BLOCK_HEAD, "项目名称", ROLE_PROJECT_NAME},
		{BLOCK_HEAD, "主管部门", ROLE_DEPARTMENT}, {BLOCK_HEAD, "年度", ROLE_YEAR},
		{BLOCK_MONEY, "项目资金", ROLE_BLOCK}, {BLOCK_MONEY, "年初预算数", ROLE_INITIAL_BUDGET},
		{BLOCK_MONEY, "全年预算数", ROLE_ADJUSTED_BUDGET}, {BLOCK_MONEY, "全年执行数", ROLE_EXECUTED},
		{BLOCK_MONEY, "执行率", ROLE_RATE}, {BLOCK_MONEY, "分值", ROLE_WEIGHT}, {BLOCK_MONEY, "得分", ROLE_POINTS},
		{BLOCK_MONEY, "合计", ROLE_TOTAL}, {BLOCK_GOAL, "总体目标", ROLE_BLOCK},
		{BLOCK_GOAL, "预期目标", ROLE_EXPECTED}, {BLOCK_GOAL, "完成情况", ROLE_ACTUAL},
		{BLOCK_INDICATOR, "绩效指标", ROLE_BLOCK}, {BLOCK_INDICATOR, "一级指标", ROLE_LEVEL1},
		{BLOCK_INDICATOR, "二级指标", ROLE_LEVEL2}, {BLOCK_INDICATOR, "三级指标", ROLE_LEVEL3},
		{BLOCK_INDICATOR, "指标性质", ROLE_SIGN}, {BLOCK_INDICATOR, "度量单位", ROLE_MEASURE},
		{BLOCK_INDICATOR, "指标值", ROLE_TARGET}, {BLOCK_INDICATOR, "实际完成值", ROLE_ACTUAL},
		{BLOCK_INDICATOR, "分值", ROLE_WEIGHT}, {BLOCK_INDICATOR, "得分", ROLE_POINTS},
		{BLOCK_INDICATOR, "合计", ROLE_TOTAL}, {BLOCK_OTHER, "备注", ROLE_ASIDE}
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		form_labels_add(labels, known[i].block,
						(Span) {known[i].label, strlen(known[i].label)}, known[i].role);
}

/* Lines of cells between |; a digit in front of a cell is how far it spans. */
static void
cells_of_text(Cells *cells, const char *s, size_t len)
{
	int			row = 1;
	int			column = 1;
	size_t		first = 0;

	for (size_t i = 0; i <= len && cells->count < MAX_CELLS; i++)
	{
		Span		text = {s + first, i - first};
		int			span = 1;

		if (i < len && s[i] != '|' && s[i] != '\n')
			continue;
		if (text.len > 0 && *text.s >= '2' && *text.s <= '9')
			span = *text.s - '0';
		if (text.len > 0)
			cells->cell[cells->count++] = (GridCell) {1, SPAN("S"), row, column, text.len % 3 + 1, span,
				span > 1 ? span_from(text, 1) : text, text.len % 5 == 0 ? SPAN("0.95") : SPAN_NONE,
				text.len % 5 == 0 ? SPAN("percentage") : SPAN("string"), false};
		column += span;
		if (i < len && s[i] == '\n')
		{
			row++;
			column = 1;
		}
		first = i + 1;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *text = fuzz_block(size);
	Block	   *blocks = NULL;
	FormMemory	memory = {get, &blocks};
	Cells	   *cells = get(&blocks, sizeof(Cells));
	FormLabels	labels;
	FormKnown	known = {0, SPAN_NONE};
	XmlVerdict	verdict;
	size_t		lines = 0;
	char		number[GRID_NUMBER_SIZE];

	memcpy(text, data, size);
	cells->count = 0;
	verdict = grid_read(text, size, &memory, take_cell, cells);
	FUZZ_ASSERT((verdict.code == VERDICT_OK) == (verdict.reason == NULL));
	FUZZ_ASSERT(grid_number((Span) {text, size}, number) < GRID_NUMBER_SIZE);

	/* what is no document is taken as cells; the server knows only UTF-8 */
	if (verdict.code != VERDICT_OK && cells->count == 0)
		cells_of_text(cells, text, size);
	form_labels_begin(&labels, &memory);
	add_labels(&labels);
	form_read(cells->cell, cells->count, &labels, &known, &memory, take_item, &lines);
	give_back(blocks);
	free(text);
	return 0;
}
