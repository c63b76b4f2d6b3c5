package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/ingest"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// importPaths gives the files that the arguments name: files themselves, those
// in folders and the folders below, and those that fit a pattern where the
// shell has not seen to it. passed counts what in a folder is no transcript.
func importPaths(args []string) (paths []string, passed int, failed []project.ImportFailure) {
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case err == nil && info.IsDir():
			found, others, closed := filesBelow(arg)
			if len(closed) == 0 && len(found) == 0 {
				err := fault.New("transcripts end in "+strings.Join(ingest.Extensions(), " "), "no transcript in the folder")
				failed = append(failed, project.ImportFailure{File: arg, Err: err})
			}
			failed = append(failed, closed...)
			paths, passed = append(paths, found...), passed+others
		case err != nil && strings.ContainsAny(arg, "*?["):
			found, globErr := filepath.Glob(arg)
			if globErr != nil || len(found) == 0 {
				failed = append(failed, project.ImportFailure{File: arg, Err: fault.New("look at the spelling, and put names with spaces in quotes", "no file fits")})
			}
			slices.SortFunc(found, corpus.NaturalCompare)
			paths = append(paths, found...)
		default:
			paths = append(paths, arg)
		}
	}
	return paths, passed, failed
}

// refused are the ends of names of documents that cannot be read and are plainly
// meant: they are named with the way to convert them, not passed over.
var refused = []string{".doc", ".dot", ".pages", ".wpd", ".wps"}

// filesBelow lists the transcripts in a folder and the folders below, in
// natural order. Hidden files and the lock files of word processors are no
// transcripts and do not count. A folder that cannot be opened is listed, and the
// walk goes on. dir itself may be a link to a folder.
func filesBelow(dir string) (found []string, others int, closed []project.ImportFailure) {
	known := append(ingest.Extensions(), refused...)
	dir += string(filepath.Separator)
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			closed = append(closed, project.ImportFailure{File: filepath.Clean(path), Err: fault.New("ask who owns it, or copy its files elsewhere", "the folder cannot be opened: %w", reason(err))})
			return fs.SkipDir
		}
		name := d.Name()
		switch {
		case path != dir && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case slices.Contains(known, strings.ToLower(filepath.Ext(name))):
			found = append(found, path)
		default:
			others++
		}
		return nil
	})
	slices.SortFunc(found, corpus.NaturalCompare)
	return found, others, closed
}

// reason takes the path, which is told already, off an error of the system's.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// reader gives the content of a file when it is asked for.
func reader(path string) func() ([]byte, error) {
	return func() ([]byte, error) { return readFile(path) }
}

func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil, fault.New("look at the spelling, and put names with spaces in quotes", "%s: no such file", path)
		}
		return nil, err
	}
	if !info.Mode().IsRegular() { // reading it could wait or go on for ever
		return nil, fault.New("import the files themselves, or a folder with them in it", "%s is no file", path)
	}
	if info.Size() > ingest.DefaultMaxBytes {
		return nil, fault.New("split it into one transcript each", "%s has %d MB, more than the limit of %d MB", path, info.Size()>>20, int64(ingest.DefaultMaxBytes)>>20)
	}
	return os.ReadFile(path)
}

// pdfText gives the function that turns a PDF into text with another program.
// The file goes to it by its standard input and comes back by its standard
// output, so that no text is written anywhere.
func pdfText(ctx context.Context, tool string) (func([]byte) (string, error), error) {
	if tool == "" {
		return nil, nil
	}
	name := strings.TrimSuffix(strings.ToLower(filepath.Base(tool)), ".exe")
	if name != "pdftotext" {
		return nil, fault.New("the tool that is known is pdftotext (of poppler or xpdf)", "--pdf-tool %s is not known", tool)
	}
	path, err := exec.LookPath(tool)
	if err != nil {
		return nil, fault.New("install it (Debian: poppler-utils, macOS: brew install poppler), or leave --pdf-tool out", "%s is not installed", tool)
	}
	return func(data []byte) (string, error) {
		cmd := exec.CommandContext(ctx, path, "-layout", "-enc", "UTF-8", "-", "-")
		cmd.Stdin = strings.NewReader(string(data))
		out, err := cmd.Output()
		if err != nil {
			return "", fault.New("try without --pdf-tool", "pdftotext could not read it: %w", err)
		}
		return string(out), nil
	}, nil
}
