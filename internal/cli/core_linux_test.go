package cli_test

import (
	"fmt"
	"os"
	"regexp"
	"testing"
	"time"
)

// A process that crashes leaves no core file: names and keys would be in it.
func TestNoProcessLeavesACore(t *testing.T) {
	d := newDesk(t)
	cmd := d.command("key", "import", "-") // waits for its input
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer in.Close()
	none := regexp.MustCompile(`(?m)^Max core file size +0 +0 `)
	var limits []byte
	for range 500 {
		if limits, err = os.ReadFile(fmt.Sprintf("/proc/%d/limits", cmd.Process.Pid)); err != nil {
			t.Fatal(err)
		}
		if none.Match(limits) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("a core file may be written:\n%s", limits)
}
