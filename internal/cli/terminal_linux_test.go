package cli

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

// noTerminal skips a test where there are no terminals, and fails it under CI.
func noTerminal(t *testing.T, err error) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("no terminals: %v", err)
	}
	t.Skipf("no terminals here: %v", err)
}

// terminal gives both ends of a terminal of its own.
func terminal(t *testing.T) (hands, tty *os.File) {
	t.Helper()
	hands, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		noTerminal(t, err)
	}
	t.Cleanup(func() { hands.Close() })
	const unlock, number = 0x40045431, 0x80045430 // TIOCSPTLCK, TIOCGPTN
	var n int32
	for _, request := range []uintptr{unlock, number} {
		if _, _, e := syscall.Syscall(syscall.SYS_IOCTL, hands.Fd(), request, uintptr(unsafe.Pointer(&n))); e != 0 {
			noTerminal(t, e)
		}
	}
	if tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0); err != nil {
		noTerminal(t, err)
	}
	t.Cleanup(func() { tty.Close() })
	return hands, tty
}

// One key decides, without Enter; Ctrl-C ends the review at once, whether a key is
// waited for or a line.
func TestReviewTakesKeys(t *testing.T) {
	for why, c := range map[string]struct {
		keys []string // each is typed when the question before it stands there
		code int
		want string
	}{
		"keys":                    {[]string{"p", "L", "a mill\n", "?", "n", "q"}, 0, "3 forms decided"},
		"lines":                   {[]string{"p\n", "l a mill\n", "n\r", "q\n"}, 0, "3 forms decided"},
		"Ctrl-C for a key":        {[]string{"p", "\x03"}, CodeInterrupted, "what was decided is kept"},
		"Ctrl-D":                  {[]string{"p", "\x04"}, 0, "1 form decided"},
		"Ctrl-C for one of \"m\"": {[]string{"p", "m", "\x03"}, CodeInterrupted, "what was decided is kept"},
	} {
		t.Run(why, func(t *testing.T) {
			dir := reviewStudy(t)
			hands, tty := terminal(t)
			go io.Copy(io.Discard, hands)
			var said lockedBuffer
			app := &App{
				Stdin: tty, Stdout: io.Discard, Stderr: &said, Now: time.Now, Rand: rand.NewChaCha8([32]byte{2}), Progress: true, Answers: true, Width: 100,
				Getenv: func(name string) string {
					return map[string]string{"MITTEN_CONFIG": filepath.Join(filepath.Dir(dir), "config")}[name]
				},
			}
			ended := make(chan int, 1)
			go func() { ended <- Main([]string{"-C", dir, "anonymise", "review"}, app) }()
			asked := func() int {
				return strings.Count(said.String(), "q quit") + strings.Count(said.String(), "from near to far")
			}
			for i, key := range c.keys {
				for deadline := time.Now().Add(time.Minute); asked() <= i; time.Sleep(5 * time.Millisecond) {
					if time.Now().After(deadline) {
						t.Fatalf("no question for key %d:\n%s", i+1, said.String())
					}
				}
				time.Sleep(20 * time.Millisecond) // until the terminal is ready for a key
				io.WriteString(hands, key)
			}
			select {
			case code := <-ended:
				if code != c.code || !strings.Contains(said.String(), c.want) {
					t.Errorf("exit code %d:\n%s", code, said.String())
				}
			case <-time.After(time.Minute):
				t.Fatalf("it does not end:\n%s", said.String())
			}
		})
	}
}

// Where keys do not come one by one, Ctrl-C ends the wait for a line all the same.
func TestCtrlCEndsAQuestion(t *testing.T) {
	stop := make(chan struct{})
	in, _ := io.Pipe()
	q := &questioner{&App{Stderr: io.Discard}, (&App{Stdin: in, stop: stop}).typist()}
	close(stop)
	if _, err := q.line("who? "); err != errStopped {
		t.Errorf("%v", err)
	}
}
