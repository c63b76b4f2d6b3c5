package project

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gofrs/flock"

	"github.com/mitten-qda/mitten/internal/fault"
)

// ErrLocked says that another process is writing to the study.
var ErrLocked = errors.New("the study is in use")

// Lock makes this process the study's only writer until unlock is called. It
// does not wait: where another process holds the lock, the error wraps
// ErrLocked and names that process. The lock dies with its process, so a
// killed writer leaves none behind.
func (s *Study) Lock() (unlock func(), err error) {
	if err := os.MkdirAll(s.Path(".mitten"), 0o755); err != nil {
		return nil, err
	}
	lock := flock.New(s.Path(".mitten", "lock"))
	got, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock the study: %w", err)
	}
	holder := s.Path(".mitten", "lock.pid")
	if !got {
		reason := ErrLocked
		if pid := readPID(holder); pid > 0 {
			reason = fmt.Errorf("%w by process %d", ErrLocked, pid)
		}
		return nil, &fault.Error{Hint: "wait until it is done, or end it, and try again", Err: reason}
	}
	// The number is for messages only, so failing to write it is no failure.
	_ = os.WriteFile(holder, []byte(strconv.Itoa(os.Getpid())+"\n"), 0o644)
	return func() {
		_ = os.Remove(holder)
		_ = lock.Unlock()
	}, nil
}

func readPID(path string) int {
	data, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		return 0
	}
	return pid
}
