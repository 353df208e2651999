#ifndef SCHEMA_CSIMDJSON_H
#define SCHEMA_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/// Finds the structural characters of JSON text with simdjson's first stage.
typedef struct schema_indexer schema_indexer;

/// How many readable bytes must follow the text handed to `schema_indexer_run`.
size_t schema_indexer_padding(void);

/// A new indexer, or null when memory is short.
schema_indexer *schema_indexer_create(void);
void schema_indexer_destroy(schema_indexer *indexer);

/// Indexes `length` bytes at `text`; `schema_indexer_padding()` readable bytes follow them.
/// Returns 0 when the bytes are UTF-8 and every string is closed and free of raw control
/// characters; simdjson's error code otherwise.
int schema_indexer_run(schema_indexer *indexer, const uint8_t *text, size_t length);

/// The offsets found by the last successful run, followed by two sentinels equal to `length`.
const uint32_t *schema_indexer_offsets(const schema_indexer *indexer);
size_t schema_indexer_count(const schema_indexer *indexer);

/// The offset of the first byte of a value, or `length` when there is none: the C library's own
/// search, which no loop of ours comes near.
static inline size_t schema_first_offset(const uint8_t *text, size_t length, uint8_t byte) {
  const void *found = length > 0 ? memchr(text, byte, length) : 0;
  return found ? (size_t)((const uint8_t *)found - text) : length;
}

/// Which of the 32 bytes at `text` are digits, the first one in the lowest bit.
static inline uint32_t schema_digits(const uint8_t *text) {
#ifdef __SSE2__
  const __m128i zero = _mm_set1_epi8('0'), nine = _mm_set1_epi8(9);
  const __m128i first = _mm_sub_epi8(_mm_loadu_si128((const __m128i *)text), zero);
  const __m128i second = _mm_sub_epi8(_mm_loadu_si128((const __m128i *)(text + 16)), zero);
  const int low = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(first, nine), first));
  const int high = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(second, nine), second));
  return (uint32_t)low | (uint32_t)high << 16;
#else
  uint32_t digits = 0;
  for (int at = 0; at < 32; at++) { digits |= (uint32_t)((uint8_t)(text[at] - '0') < 10) << at; }
  return digits;
#endif
}

#ifdef __cplusplus
}
#endif
#endif
