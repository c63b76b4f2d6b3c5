package project

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// CheckLeaks looks for the names of the vault's people list, and for the
// other strings to take out, in every text file of the study outside the
// vault, adds what it finds to r and counts it. A place where the name may be
// an ordinary word is a note and not counted. The error wraps
// *anonymise.NoIdentityError where this user has no key, and ErrNoVault in a
// copy of a study without its vault, so that nobody takes silence for an answer.
func (s *Study) CheckLeaks(ctx context.Context, keyPath string, r *Report) (int, error) {
	v, err := s.vaultIfAny(keyPath)
	if err != nil {
		return 0, err
	}
	lists, err := ReadLists(v)
	if err != nil {
		return 0, err
	}
	if lists.empty() {
		return 0, nil
	}
	finder := anonymise.NewFinder(lists.People, lists.Literals)
	found := 0
	err = filepath.WalkDir(s.Dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, s.Dir+string(filepath.Separator)))
		if e.IsDir() {
			if name == "vault" || name == ".git" {
				return filepath.SkipDir
			}
			return nil
		}
		switch strings.ToLower(filepath.Ext(name)) {
		case ".md", ".csv", ".jsonl", ".yaml", ".yml", ".txt", ".json", ".html", ".torn":
		default:
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text := string(data)
		for _, l := range finder.Leaks(text) {
			where := fmt.Sprintf("%s:%d", name, 1+strings.Count(text[:l.Span.Start], "\n"))
			if !names(l) {
				r.add(false, where, "read the line; if it is a name, take it out", "may hold %s", l)
				continue
			}
			found++
			r.add(true, where, "take it out; in a transcript or journal `mitten anonymise apply` does", "holds %s", l)
		}
		return nil
	})
	return found, err
}
