/*-------------------------------------------------------------------------
 *
 * amount_print.c
 *	  How an amount is printed.
 *
 *-------------------------------------------------------------------------
 */
#include "amount.h"

#include <string.h>

size_t
amount_print(int64_t fen, char *buf)
{
	uint64_t	magnitude = fen < 0 ? 0 - (uint64_t) fen : (uint64_t) fen;
	uint64_t	whole = magnitude / FEN_PER_WANYUAN;
	uint32_t	fraction = (uint32_t) (magnitude % FEN_PER_WANYUAN);
	int			decimals = AMOUNT_SCALE;
	char		digits[AMOUNT_PRINT_SIZE];
	char	   *p = digits + sizeof(digits);
	size_t		len;

	while (decimals > 2 && fraction % 10 == 0)
	{
		fraction /= 10;
		decimals--;
	}
	for (; decimals > 0; decimals--, fraction /= 10)
		*--p = (char) ('0' + fraction % 10);
	*--p = '.';
	do
	{
		*--p = (char) ('0' + whole % 10);
		whole /= 10;
	} while (whole > 0);
	if (fen < 0)
		*--p = '-';

	len = (size_t) (digits + sizeof(digits) - p);
	memcpy(buf, p, len);
	buf[len] = '\0';
	return len;
}
