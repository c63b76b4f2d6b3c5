// Package textpos converts positions in one text between the three counts in
// use around interview transcripts: UTF-8 bytes (Go strings), Unicode code
// points (every file, JSON field and URL of mitten) and UTF-16 code units
// (browsers, NVivo).
//
// It is the only place where such a conversion is written. It never changes,
// normalises or validates the text it is given; bytes that are not UTF-8 count
// as one code point each, as they do in a range loop over a string.
package textpos
