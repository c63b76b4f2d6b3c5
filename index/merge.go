package index

import (
	"context"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
)

// Every batch becomes a file of its own, and every file costs each search a
// little. By default Bleve merges files in the background for as long as an index
// is open; ours is closed as soon as it is up to date, which throws a merge
// away half done, time after time, until there are hundreds of files. So
// merging is planned here.

const mergeKey = "scorchMergePlanOptions"

// whileBuilding merges each batch once, with so many others that a study of any
// size ends up with about ten files: 20 batches for a few hundred interviews,
// 80 for a few thousand.
func whileBuilding(documents int) mergeplan.MergePlanOptions {
	const segmentsPerInterview, files = 160, 8
	width := min(max(documents*segmentsPerInterview/batchSegments/files, 20), 100)
	return mergeplan.MergePlanOptions{MaxSegmentsPerTier: width, SegmentsPerMergeTask: width, TierGrowth: float64(width),
		MaxSegmentSize: 2 * int64(width) * batchSegments, FloorSegmentSize: batchSegments, ReclaimDeletesWeight: 2}
}

// never merges.
func never() mergeplan.MergePlanOptions {
	return mergeplan.MergePlanOptions{MaxSegmentsPerTier: 1 << 30, SegmentsPerMergeTask: 2, TierGrowth: 1, MaxSegmentSize: 2, FloorSegmentSize: 1}
}

// small merges the many small files that single changes leave behind, and what
// little is left of large ones.
func small() mergeplan.MergePlanOptions {
	return mergeplan.MergePlanOptions{MaxSegmentsPerTier: 1, SegmentsPerMergeTask: 40, TierGrowth: 1,
		MaxSegmentSize: 2 * smallFile, FloorSegmentSize: 2 * smallFile, ReclaimDeletesWeight: 2}
}

const (
	smallFile     = 5000 // segments, from which a file is not small
	maxSmallFiles = 24
)

// config is the form in which Bleve takes the options of its background merges.
func config(o mergeplan.MergePlanOptions) map[string]any {
	return map[string]any{"MaxSegmentsPerTier": o.MaxSegmentsPerTier, "SegmentsPerMergeTask": o.SegmentsPerMergeTask,
		"TierGrowth": o.TierGrowth, "MaxSegmentSize": o.MaxSegmentSize, "FloorSegmentSize": o.FloorSegmentSize}
}

// tidy merges small files where there are many.
func (s *store) tidy(ctx context.Context) error {
	sc, files, err := s.files()
	if err != nil {
		return err
	}
	n := 0
	for _, f := range files {
		if f.LiveSize() < smallFile {
			n++
		}
	}
	if n <= maxSmallFiles {
		return nil
	}
	return s.merge(ctx, sc, small())
}

// settle finishes the merges of a build.
func (s *store) settle(ctx context.Context, documents int) error {
	sc, _, err := s.files()
	if err != nil {
		return err
	}
	if err := s.merge(ctx, sc, whileBuilding(documents)); err != nil {
		return err
	}
	return s.tidy(ctx)
}

// merge merges now. Bleve forgets a merge that it has not yet written down when
// it is closed; the change after it makes it write.
func (s *store) merge(ctx context.Context, sc *scorch.Scorch, plan mergeplan.MergePlanOptions) error {
	if err := sc.ForceMerge(ctx, &plan); err != nil {
		return err
	}
	return s.bleve.SetInternal([]byte("mitten-merged"), []byte{1})
}

func (s *store) files() (*scorch.Scorch, []*scorch.SegmentSnapshot, error) {
	i, err := s.bleve.Advanced()
	if err != nil {
		return nil, nil, err
	}
	sc := i.(*scorch.Scorch)
	r, err := sc.Reader()
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	return sc, r.(*scorch.IndexSnapshot).Segments(), nil
}
