// Package eval measures how well the scanner of corpus/anonymise/detect finds
// what others marked as identifying: `make eval` prints the table. It owns the
// readers of annotated material, the way of counting, and the floors that
// `make test` holds. It has no code that the program uses.
//
// Recall is by full cover: a mention is found where each of its letters and digits
// lies in a candidate, titles and function words aside. Precision is the share of
// candidates that overlap a mention. Forms are distinct forms (detect.Form) in
// tier B, which a person would have to decide, for each thousand words.
package eval
