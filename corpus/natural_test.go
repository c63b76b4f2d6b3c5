package corpus_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mitten-qda/mitten/corpus"
)

func TestIdsAreOrderedAsPeopleCount(t *testing.T) {
	want := []string{"fs-2", "fs-12", "T1", "T01", "T2", "t2", "T10", "T10a", "T100"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, corpus.NaturalCompare)
	// T1 and T01 are alike as numbers, so their bytes decide.
	slices.SortFunc(want[2:4], func(a, b string) int { return slices.Compare([]byte(a), []byte(b)) })
	slices.SortFunc(want[4:6], func(a, b string) int { return slices.Compare([]byte(a), []byte(b)) })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
