package project

import (
	"context"
	"encoding/binary"
	"errors"
	"hash"
	"hash/fnv"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"sync"

	"github.com/mitten-qda/mitten/corpus"
)

// RosterFingerprint changes whenever participants.csv does: it is the size and
// time of the file, empty where there is none.
func (s *Study) RosterFingerprint() (string, error) {
	info, err := os.Stat(s.Path(rosterName))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return stampOf(info), nil
}

// Fingerprints gives, for each document, eight bytes that change whenever the
// transcript or one of its journals does. It looks at sizes and times of files,
// not into them. The bytes are a hash: of 2^64 changes one may go unseen.
func (s *Study) Fingerprints(ctx context.Context) (map[string]string, error) {
	coders, err := s.JournalCoders()
	if err != nil {
		return nil, err
	}
	folders := make([]*folder, len(coders)+1)
	failed := make([]error, len(folders))
	var wait sync.WaitGroup
	for i := range folders {
		wait.Go(func() {
			if i == 0 {
				folders[i], failed[i] = openFolder(s.Path("transcripts"), ".md")
			} else {
				folders[i], failed[i] = openFolder(s.Path("codings", coders[i-1]), ".jsonl")
			}
		})
	}
	wait.Wait()
	defer func() {
		for _, f := range folders {
			f.close()
		}
	}()
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(folders[0].ids))
	for id := range folders[0].ids {
		if corpus.CheckID(id) == nil {
			ids = append(ids, id)
		}
	}
	// With thousands of documents, asking the system about each file is most of
	// what a cold search does.
	prints := make([]string, len(ids))
	failed = make([]error, workers())
	for w := range failed {
		wait.Go(func() {
			h := fnv.New64a()
			from, to := w*len(ids)/len(failed), (w+1)*len(ids)/len(failed)
			for i := from; i < to && failed[w] == nil; i++ {
				h.Reset()
				prints[i], failed[w] = fingerprint(h, ids[i], coders, folders)
			}
		})
	}
	wait.Wait()
	if err := errors.Join(append(failed, ctx.Err())...); err != nil {
		return nil, err
	}
	byID := make(map[string]string, len(ids))
	for i, id := range ids {
		if prints[i] != "" {
			byID[id] = prints[i]
		}
	}
	return byID, nil
}

// fingerprint adds to h what the files of one document look like, and gives its
// sum; "" where the document is no longer there. folders are that of the
// transcripts and those of the coders.
func fingerprint(h hash.Hash64, id string, coders []string, folders []*folder) (string, error) {
	var b [16]byte
	for i, f := range folders {
		if !f.ids[id] {
			continue
		}
		info, err := f.look(id)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
			if i == 0 {
				return "", nil
			}
			continue
		}
		if err != nil {
			return "", err
		}
		if i > 0 {
			h.Write([]byte(coders[i-1]))
			h.Write([]byte{0}) // in no id
		}
		binary.BigEndian.PutUint64(b[:8], uint64(info.Size()))
		binary.BigEndian.PutUint64(b[8:], uint64(info.ModTime().UnixNano()))
		h.Write(b[:])
	}
	return string(h.Sum(nil)), nil
}

// A folder is one of the study's, open to look at its files: those whose names
// are an id and a suffix.
type folder struct {
	suffix string
	ids    map[string]bool
	lister
}

// openFolder lists a folder; one that does not exist is empty. It is to be
// closed, even after an error.
func openFolder(dir, suffix string) (*folder, error) {
	f := &folder{suffix: suffix}
	names, err := f.list(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return f, err
	}
	f.ids = make(map[string]bool, len(names))
	for _, name := range names {
		if id, ok := strings.CutSuffix(name, suffix); ok {
			f.ids[id] = true
		}
	}
	return f, nil
}

func (f *folder) look(id string) (fs.FileInfo, error) { return f.stat(id + f.suffix) }

// stampsIn gives size and time of the files in dir that end in suffix, by name
// without it.
func stampsIn(dir, suffix string) (map[string]string, error) {
	f, err := openFolder(dir, suffix)
	defer f.close()
	if err != nil {
		return nil, err
	}
	stamps := make(map[string]string, len(f.ids))
	for id := range f.ids {
		info, err := f.look(id)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
			continue // replaced or removed since the listing
		}
		if err != nil {
			return nil, err
		}
		stamps[id] = stampOf(info)
	}
	return stamps, nil
}

// stampOf is size and time of a file.
func stampOf(info fs.FileInfo) string {
	b := make([]byte, 0, 24)
	b = strconv.AppendInt(b, info.Size(), 36)
	b = append(b, '.')
	return string(strconv.AppendInt(b, info.ModTime().UnixNano(), 36))
}
