package project

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/readback"
)

// manyLeaks is how many names in one file are told one by one.
const manyLeaks = 10

// CheckLeaks looks for the names of the vault's people list, and for the
// other strings to take out, in every file of the study outside the vault that
// it can read as text, and in the names of files and folders. It adds what it
// finds to r and counts it, and says which files it could not read; those of the
// vault that are not whole are among them. A place where the name may be an
// ordinary word is a note and not counted. The error wraps
// *anonymise.NoIdentityError where this user has no key, and ErrNoVault in a copy
// of a study without its vault, so that nobody takes silence for an answer.
func (s *Study) CheckLeaks(ctx context.Context, keyPath string, r *Report) (int, error) {
	v, err := s.VaultIfAny(keyPath)
	if err != nil {
		return 0, err
	}
	if err := checkVault(ctx, v, r); err != nil {
		return 0, err
	}
	lists, err := ReadLists(v)
	if errors.Is(err, anonymise.ErrDamaged) {
		r.add(true, "vault", "mend the vault and run `mitten check` again", "names were not looked for outside the vault: the list of them cannot be read")
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if lists.empty() {
		return 0, nil
	}
	l := &leakSearch{finder: anonymise.NewFinder(lists.People, lists.Literals), report: r, unread: map[string]int{}}
	err = filepath.WalkDir(s.Dir, func(file string, e fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if errors.Is(err, os.ErrNotExist) || file == s.Dir {
			return nil
		}
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(file, s.Dir+string(filepath.Separator)))
		if e.IsDir() && (name == "vault" || name == ".git") {
			return filepath.SkipDir
		}
		l.lookAtName(name)
		if !e.IsDir() {
			l.lookInto(file, name)
		}
		return nil
	})
	l.tellUnread()
	return l.found, err
}

// A leakSearch goes from file to file.
type leakSearch struct {
	finder *anonymise.Finder
	report *Report
	unread map[string]int // files by extension
	found  int
}

// lookAtName looks at the last part of a name; those before it had their turn.
func (l *leakSearch) lookAtName(name string) {
	for _, leak := range l.finder.Leaks(words(path.Base(name))) {
		if names(leak) {
			l.found++
			l.report.add(true, l.masked(name), "rename it", "the name of the file or folder holds %s", leak)
		} else {
			l.report.add(false, l.masked(name), "if it is a name, rename it", "the name of the file or folder may hold %s", leak)
		}
	}
}

// masked gives a file's name without names in it.
func (l *leakSearch) masked(name string) string {
	parts := strings.Split(name, "/")
	for i, part := range parts {
		leaks := l.finder.Leaks(words(part))
		for k := len(leaks) - 1; k >= 0; k-- {
			part = part[:leaks[k].Span.Start] + "[...]" + part[leaks[k].Span.End:]
		}
		parts[i] = part
	}
	return strings.Join(parts, "/")
}

// words gives a file name as words, byte for byte.
func words(name string) string { return strings.ReplaceAll(name, "_", " ") }

func (l *leakSearch) lookInto(file, name string) {
	pieces, whole := saidIn(file)
	if derived := strings.HasPrefix(name, ".mitten/"); !whole {
		if derived {
			return // the index, which is dropped when the list grows
		}
		l.unread[strings.ToLower(path.Ext(l.masked(name)))]++
	}
	var sure, doubtful []placedLeak
	seen := map[placedLeak]bool{}
	for _, p := range pieces {
		for _, leak := range l.finder.Leaks(p.Text) {
			found := placedLeak{l.maskedPlace(p.Place(leak.Span.Start)), leak.String()}
			if p.Place(leak.Span.Start).Line == 0 && seen[found] {
				continue // a paragraph that is read more than once, before and after a change
			}
			seen[found] = true
			if names(leak) {
				sure = append(sure, found)
			} else {
				doubtful = append(doubtful, found)
			}
		}
	}
	l.found += len(sure)
	l.tell(true, name, sure)
	l.tell(false, name, doubtful)
}

// A placedLeak is what stands at a place of a file.
type placedLeak struct {
	at   readback.Place
	what string
}

// maskedPlace gives a place without names in what somebody called it.
func (l *leakSearch) maskedPlace(at readback.Place) readback.Place {
	at.Part = l.masked(at.Part)
	return at
}

func (l *leakSearch) tell(serious bool, name string, leaks []placedLeak) {
	holds, hint := "holds", "take it out"
	switch top, _, _ := strings.Cut(name, "/"); {
	case !serious:
		holds, hint = "may hold", "read the line; if it is a name, take it out"
	case top == "transcripts" || top == "codings":
		hint = "`mitten anonymise apply` takes it out"
	case top == ".mitten":
		hint = "delete the folder .mitten; it is made anew"
	}
	if len(leaks) == 0 {
		return
	}
	where := l.masked(name)
	if len(leaks) > manyLeaks {
		to, last := "from here to ", leaks[len(leaks)-1].at
		if last.Part == "" && last.Unit == "" {
			to = "from this line to "
		}
		l.report.add(serious, placeIn(where, leaks[0].at), hint, "%s %d names, %s%s", holds, len(leaks), to, last)
		return
	}
	for _, leak := range leaks {
		l.report.add(serious, placeIn(where, leak.at), hint, "%s %s", holds, leak.what)
	}
}
