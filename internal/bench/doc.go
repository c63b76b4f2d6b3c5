// Package bench holds mitten's speed and memory against references that are
// measured in the same run: grep, ripgrep, a bare Bleve loop, a plain decode of
// JSON. `make bench` runs it. Machines differ and are busy with other things;
// ratios to a neighbour that had the same bad luck are what can be compared.
//
// It also owns the material: a study of any number of invented interviews,
// always the same for the same number (WriteStudy).
//
// Never here: tests that fail because a machine was slow, results that depend
// on a network, anything but invented words.
package bench
